/** A transcript in the forms that people and programs read: docs/api.md. Nothing here knows HTTP or the database. */
package io.whisperrest.api.transcript.format;
