/** How a run is stopped from outside: a flag to raise, and the exception that tells it was seen. Thread-safe. */
package io.whisperrest.worker.abort;
