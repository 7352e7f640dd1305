/** Short-lived in-memory caches in front of the database. Independent of any feature. Thread-safe. */
package io.whisperrest.api.memory;
