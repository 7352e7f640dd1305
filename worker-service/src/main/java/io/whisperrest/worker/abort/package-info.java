/** Stopping a run from outside: the flag to raise, and the exception that confirms it was seen. Thread-safe. */
package io.whisperrest.worker.abort;
