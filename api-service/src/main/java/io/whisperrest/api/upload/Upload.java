package io.whisperrest.api.upload;

/**
 * The database row of an upload; only its file knows how many bytes have arrived.
 *
 * @param length total, as declared
 * @param name of the file, untrusted data; null = none
 * @param mediaType as declared; null = none
 * @param taskId the task that used it; null = none
 */
record Upload(String id, String userId, long length, String name, String mediaType, long createdAt, String taskId) {}
