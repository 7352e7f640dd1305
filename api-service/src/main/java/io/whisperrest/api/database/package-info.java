/** Columns that only the API reads. */
package io.whisperrest.api.database;
