package io.whisperrest.api.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.whisperrest.model.task.Language;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The first four are for everybody, the rest is left out for whoever is not signed in. */
record ConfigResponse(
        String name,
        boolean registrationOpen,
        PasswordLengths passwordRules,
        List<String> locales,
        @JsonInclude(JsonInclude.Include.NON_NULL) String version,
        @JsonInclude(JsonInclude.Include.NON_NULL) Limits limits,
        @JsonInclude(JsonInclude.Include.NON_NULL) Accepted accept,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> formats,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Language> languages,
        @JsonInclude(JsonInclude.Include.NON_NULL) Retention retention,
        @JsonInclude(JsonInclude.Include.NON_NULL) Features features) {

    /** What everybody may know. */
    static ConfigResponse open(
            String name, boolean registrationOpen, PasswordLengths passwordRules, List<String> locales) {
        return new ConfigResponse(
                name, registrationOpen, passwordRules, locales, null, null, null, null, null, null, null);
    }

    record PasswordLengths(int minLength, int maxLength) {}

    /**
     * Of the caller.
     *
     * @param maxWaitSeconds of {@code Prefer: wait=N}
     * @param maxSyncWaitSeconds of a call under {@code /v1}
     * @param undoSeconds how long a deleted task can be restored
     * @param audioSecondsPerDay null = unlimited
     * @param storageBytes null = unlimited
     */
    record Limits(
            long maxUploadBytes,
            long maxChunkBytes,
            int maxUploads,
            long maxDurationSeconds,
            int maxQueuedTasks,
            int maxWaits,
            int maxWaitSeconds,
            long maxSyncWaitSeconds,
            int maxPageSize,
            long undoSeconds,
            int requestsPerMinute,
            Long audioSecondsPerDay,
            Long storageBytes) {}

    /** Counted from the end of a task; null = for ever. */
    @Schema(name = "RetentionOfServer")
    record Retention(Long audioDays, Long textDays) {}

    record Accepted(List<String> extensions, List<String> mediaTypes) {}

    /** What this release can do beyond plain transcripts. */
    record Features(
            boolean translate,
            boolean words,
            boolean channels,
            boolean url,
            boolean diarize,
            boolean webhooks,
            boolean shares,
            boolean uploads) {
        static final Features OFFERED = new Features(true, true, true, false, false, true, true, true);
    }
}
