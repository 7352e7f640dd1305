/** Measures what one database and one Redis carry, with workers that recognise nothing. Run by {@code make bench-queue}; docs/scaling.md. */
package io.whisperrest.system.measure;
