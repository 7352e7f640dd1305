/** The database file under processes that are killed. */
package io.whisperrest.system.database;
