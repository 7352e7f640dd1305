/** Tasks, their states and their transcripts, as both services use them. Immutable records, no HTTP, no SQL. */
package io.whisperrest.model.task;
