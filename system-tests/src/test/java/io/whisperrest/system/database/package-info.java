/** The database file when processes that use it are killed. */
package io.whisperrest.system.database;
