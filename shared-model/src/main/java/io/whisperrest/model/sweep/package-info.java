/** Takes back the tasks of vanished workers. Every process of both services runs this on a timer. Thread-safe. */
package io.whisperrest.model.sweep;
