/** Taking back what vanished workers held: run on a timer by every process of both services. Thread-safe. */
package io.whisperrest.model.sweep;
