/** Moves an installation to another database and audio store, and back: {@code make migrate-database}. docs/moving.md. */
package io.whisperrest.api.migration;
