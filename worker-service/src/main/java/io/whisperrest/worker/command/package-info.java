/** The engine from a command line, without any service around it: for a first try and for measuring. */
package io.whisperrest.worker.command;
