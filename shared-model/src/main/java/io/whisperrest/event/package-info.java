/** Events between processes: hints that a task changed. The database is the source of truth; a lost event loses no data. */
package io.whisperrest.event;
