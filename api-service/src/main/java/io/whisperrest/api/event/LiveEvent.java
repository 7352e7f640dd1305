package io.whisperrest.api.event;

/**
 * An event of one user.
 *
 * @param id grows; null = not kept, cannot be asked for again
 * @param data JSON
 */
record LiveEvent(String id, String name, String taskId, String data) {}
