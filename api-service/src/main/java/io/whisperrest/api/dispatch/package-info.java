/**
 * Keeps accepted work moving: the relay publishes outbox rows to Redis by fair share, the reconciler restores what Redis lost, the
 * janitor erases what has expired. Plain classes; {@code Dispatcher} gives each its thread.
 */
package io.whisperrest.api.dispatch;
