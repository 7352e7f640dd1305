/** The one way to the database: transactions, the schema's version, what SQLite needs. Thread-safe. */
package io.whisperrest.model.database;
