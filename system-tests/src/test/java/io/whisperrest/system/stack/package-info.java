/** Runs the packaged services as processes of a test: start, HTTP calls, stop, freeze, kill. */
package io.whisperrest.system.stack;
