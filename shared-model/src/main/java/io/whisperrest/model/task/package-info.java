/** A task, its states and its transcript, as both services must understand them. Immutable records, no HTTP, no SQL. */
package io.whisperrest.model.task;
