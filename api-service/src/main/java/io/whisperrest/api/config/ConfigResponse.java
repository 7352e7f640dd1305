package io.whisperrest.api.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.whisperrest.api.setting.Retention;
import io.whisperrest.model.task.Language;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The first four fields are public; the others are present only for signed-in users. */
@Schema(requiredProperties = {"name", "registrationOpen", "passwordRules", "locales"})
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

    /** The public fields. */
    static ConfigResponse open(
            String name, boolean registrationOpen, PasswordLengths passwordRules, List<String> locales) {
        return new ConfigResponse(
                name, registrationOpen, passwordRules, locales, null, null, null, null, null, null, null);
    }

    @Schema(requiredProperties = {"minLength", "maxLength"})
    record PasswordLengths(int minLength, int maxLength) {}

    /**
     * @param maxStreams simultaneous event streams
     * @param maxWaitSeconds of {@code Prefer: wait=N}
     * @param maxSyncWaitSeconds of a call under {@code /v1}
     * @param undoSeconds how long a deleted task can be restored
     * @param audioSecondsPerDay null = unlimited
     * @param storageBytes null = unlimited
     */
    @Schema(
            requiredProperties = {
                "maxUploadBytes",
                "maxChunkBytes",
                "maxUploads",
                "maxDurationSeconds",
                "maxQueuedTasks",
                "maxWaits",
                "maxWaitSeconds",
                "maxSyncWaitSeconds",
                "maxPageSize",
                "undoSeconds",
                "requestsPerMinute"
            })
    record Limits(
            long maxUploadBytes,
            long maxChunkBytes,
            int maxUploads,
            long maxDurationSeconds,
            int maxQueuedTasks,
            int maxWaits,
            int maxStreams,
            int maxWaitSeconds,
            long maxSyncWaitSeconds,
            int maxPageSize,
            long undoSeconds,
            int requestsPerMinute,
            @Schema(nullable = true) Long audioSecondsPerDay,
            @Schema(nullable = true) Long storageBytes) {}

    /** Counted from the end of a task; null = forever. */
    @Schema(name = "RetentionOfServer")
    record Retention(
            @Schema(nullable = true) Long audioDays,
            @Schema(nullable = true) Long textDays) {}

    @Schema(requiredProperties = {"extensions", "mediaTypes"})
    record Accepted(List<String> extensions, List<String> mediaTypes) {}

    /** Features of this release beyond plain transcripts. */
    @Schema(requiredProperties = {"translate", "words", "channels", "url", "diarize", "webhooks", "shares", "uploads"})
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
