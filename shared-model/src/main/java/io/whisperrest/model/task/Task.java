package io.whisperrest.model.task;

import io.whisperrest.queue.Lane;

/** A row of {@code task}: one request to transcribe one audio. Meanings and CHECKs: docs/storage.md. */
public record Task(
        String id,
        String userId,
        String apiKeyId,
        String dialect,
        String requestId,
        TaskStatus status,
        Lane lane,
        long fence,
        long attempts,
        long crashes,
        String worker,
        Long heartbeatAt,
        Long nextAttemptAt,
        String name,
        String model,
        String language,
        TaskOptions options,
        String metadata,
        String audioKey,
        long audioBytes,
        String audioSha256,
        String audioFormat,
        String mediaType,
        Long audioMs,
        boolean playable,
        boolean peaks,
        String detectedLanguage,
        Double languageProbability,
        String languages,
        int windowsDone,
        Integer windowsTotal,
        long doneMs,
        long processingMs,
        String warnings,
        String preview,
        FailureCode failureCode,
        String failureDetail,
        int transcriptVersion,
        String retryOf,
        String webhookUrl,
        long createdAt,
        Long startedAt,
        Long finishedAt,
        Long deletedAt,
        Long expiresAt,
        Long audioExpiresAt) {

    /** Share of the decoded audio that is committed, 0–1; it never falls, and is 1 only for a success. */
    public double progress() {
        if (status == TaskStatus.SUCCESS) {
            return 1;
        }
        return audioMs == null || audioMs == 0 ? 0 : Math.min(0.999, (double) doneMs / audioMs);
    }
}
