package io.whisperrest.api.upload;

/**
 * What the database knows of an upload; how much of it has arrived, only its file knows.
 *
 * @param length of the whole, as declared
 * @param name of the file, data only; null = none
 * @param mediaType as declared; null = none
 * @param taskId the task that used it; null = none has
 */
record Upload(String id, String userId, long length, String name, String mediaType, long createdAt, String taskId) {}
