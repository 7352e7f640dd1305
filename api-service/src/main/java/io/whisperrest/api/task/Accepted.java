package io.whisperrest.api.task;

/**
 * A task that is durable now.
 *
 * @param replayed true when an earlier request with the same key made it
 */
public record Accepted(String taskId, boolean replayed) {}
