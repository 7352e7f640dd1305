/** Copies of the database: nightly, on demand, and back. The audio is copied by its operator, since its files never change. */
package io.whisperrest.api.backup;
