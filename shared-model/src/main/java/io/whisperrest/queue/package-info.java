/** The queue protocol between the services, on Redis. No other package uses the Redis client for task work. Thread-safe. */
package io.whisperrest.queue;
