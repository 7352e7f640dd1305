/** The queue protocol between the services, on Redis. Nothing else uses the Redis client for work. Thread-safe. */
package io.whisperrest.queue;
