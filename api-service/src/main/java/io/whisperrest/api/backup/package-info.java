/** Copies of the database: nightly, on demand, and restore. Operators copy the audio themselves, since its files never change. */
package io.whisperrest.api.backup;
