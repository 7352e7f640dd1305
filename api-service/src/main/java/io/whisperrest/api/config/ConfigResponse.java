package io.whisperrest.api.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.whisperrest.model.task.Language;
import java.util.List;

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
        @JsonInclude(JsonInclude.Include.NON_NULL) Features features) {

    record PasswordLengths(int minLength, int maxLength) {}

    record Limits(
            long maxUploadBytes,
            long maxChunkBytes,
            int maxUploads,
            long maxDurationSeconds,
            int maxQueuedTasks,
            int maxWaits,
            int maxWaitSeconds,
            int maxPageSize,
            int requestsPerMinute) {}

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
