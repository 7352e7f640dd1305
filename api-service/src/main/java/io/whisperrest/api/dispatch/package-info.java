/**
 * What keeps accepted work moving: the relay pushes outbox rows to Redis by fair share, the reconciler heals what Redis lost,
 * the janitor erases what is over. Plain classes; {@code Dispatcher} gives each its thread.
 */
package io.whisperrest.api.dispatch;
