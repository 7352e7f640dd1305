/**
 * What administrators see and do: users, settings, the queue, usage by user and the audit log. Never file names, transcripts or
 * audio of other users. The only package whose queries reach tasks of all users. Thread-safe.
 */
package io.whisperrest.api.admin;
