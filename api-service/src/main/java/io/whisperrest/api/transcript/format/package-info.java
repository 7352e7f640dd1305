/** The file formats of a transcript: docs/api.md. Independent of HTTP and the database. */
package io.whisperrest.api.transcript.format;
