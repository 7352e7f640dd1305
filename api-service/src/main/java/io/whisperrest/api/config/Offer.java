package io.whisperrest.api.config;

import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.dispatch.ErasureConfig;
import io.whisperrest.api.limit.LimitsOfUsers;
import io.whisperrest.api.openai.OpenAiConfig;
import io.whisperrest.api.retention.Kept;
import io.whisperrest.api.retention.RetentionPolicy;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import io.whisperrest.model.task.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What somebody who is signed in may know; each value from what enforces it. */
@Singleton
class Offer {
    private static final int MAX_WAIT_SECONDS = 60; // Prefer: wait=N
    private static final int MAX_PAGE_SIZE = 100;
    private static final List<String> FORMATS =
            Stream.concat(Stream.of("json"), TranscriptFormat.words().stream()).toList();
    private static final ConfigResponse.Accepted ACCEPTED = new ConfigResponse.Accepted(
            List.of(
                    "wav", "mp3", "flac", "ogg", "oga", "opus", "webm", "mka", "mkv", "m4a", "mp4", "mov", "3gp", "aac",
                    "amr", "aiff", "aif", "caf", "w64"),
            List.of("audio/*", "video/mp4", "video/webm", "video/quicktime", "video/x-matroska", "video/3gpp"));

    private final String version;
    private final LimitsOfUsers limits;
    private final UploadConfig upload;
    private final RetentionPolicy retention;
    private final ErasureConfig erasure;
    private final OpenAiConfig waits;

    Offer(
            @ConfigProperty(name = "quarkus.application.version") String version,
            LimitsOfUsers limits,
            UploadConfig upload,
            RetentionPolicy retention,
            ErasureConfig erasure,
            OpenAiConfig waits) {
        this.version = version;
        this.limits = limits;
        this.upload = upload;
        this.retention = retention;
        this.erasure = erasure;
        this.waits = waits;
    }

    ConfigResponse full(ConfigResponse known, String userId) {
        Kept kept = retention.current();
        return new ConfigResponse(
                known.name(),
                known.registrationOpen(),
                known.passwordRules(),
                known.locales(),
                version,
                limits(limits.of(userId)),
                ACCEPTED,
                FORMATS,
                Languages.all(),
                new ConfigResponse.Retention(kept.audioDays(), kept.textDays()),
                ConfigResponse.Features.OFFERED);
    }

    private ConfigResponse.Limits limits(UserLimits user) {
        return new ConfigResponse.Limits(
                Math.min(user.maxUploadBytes(), limits.configured().maxUploadBytes()),
                upload.chunkSize().asLongValue(),
                user.maxUploads(),
                Math.min(user.maxDurationSeconds(), limits.configured().maxDurationSeconds()),
                user.maxQueuedTasks(),
                user.maxWaits(),
                user.maxStreams(),
                MAX_WAIT_SECONDS,
                waits.waitTimeout().toSeconds(),
                MAX_PAGE_SIZE,
                erasure.undoWindow().toSeconds(),
                user.requestsPerMinute(),
                user.audioSecondsPerDay(),
                user.storageBytes());
    }
}
