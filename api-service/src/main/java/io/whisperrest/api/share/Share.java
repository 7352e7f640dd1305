package io.whisperrest.api.share;

/**
 * A row of {@code share}. Its token is known to whoever holds the link alone.
 *
 * @param audio whether the recording may be heard too
 */
record Share(String id, String userId, String taskId, boolean audio, long expiresAt, long createdAt) {}
