/** What only the API needs of the database: columns, and lists of ids. */
package io.whisperrest.api.database;
