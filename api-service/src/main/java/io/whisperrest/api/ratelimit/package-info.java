/**
 * Limits how often a caller may call. Counted in Redis, so that all API processes share the limits; while Redis is unavailable each
 * process counts for itself. Thread-safe.
 */
package io.whisperrest.api.ratelimit;
