/**
 * How often something may be asked for. Counted in Redis, so that all API processes share the limits; while Redis is away,
 * sign-in and registration are counted in the database and the rest in memory. Thread-safe.
 */
package io.whisperrest.api.limit;
