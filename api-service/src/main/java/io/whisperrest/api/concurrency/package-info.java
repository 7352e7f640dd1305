/** Limits the streams and waiting calls that a user holds at the same time, counted over all API processes. Thread-safe. */
package io.whisperrest.api.concurrency;
