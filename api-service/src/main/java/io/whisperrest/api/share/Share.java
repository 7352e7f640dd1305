package io.whisperrest.api.share;

/**
 * A row of {@code share}. Only the holder of the link knows its token.
 *
 * @param audio true when the recording may be played too
 */
record Share(String id, String userId, String taskId, boolean audio, long expiresAt, long createdAt) {}
