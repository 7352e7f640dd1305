/** Access to the database: transactions, the schema version and the requirements of SQLite. Thread-safe. */
package io.whisperrest.model.database;
