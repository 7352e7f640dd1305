package io.whisperrest.api.task;

/**
 * A durable task.
 *
 * @param replayed true when an earlier request with the same idempotency key created it
 */
public record Accepted(String taskId, boolean replayed) {}
