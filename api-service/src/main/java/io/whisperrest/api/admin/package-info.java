/**
 * What administrators see and do: users, settings, the queue, who used how much, who did what. Never names of files, transcripts or
 * audio of others. The only place whose queries reach tasks of all users. Thread-safe.
 */
package io.whisperrest.api.admin;
