/** The engine as a command-line program without services, for a first try and for measurements. */
package io.whisperrest.worker.command;
