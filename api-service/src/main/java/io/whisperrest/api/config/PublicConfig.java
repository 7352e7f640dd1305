package io.whisperrest.api.config;

import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.dispatch.ErasureConfig;
import io.whisperrest.api.openai.WaitConfig;
import io.whisperrest.api.retention.Kept;
import io.whisperrest.api.retention.RetentionPolicy;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.setting.UserLimitsService;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import io.whisperrest.model.task.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configuration that a signed-in user may see. Each value comes from the code that enforces it. */
@Singleton
class PublicConfig {
    private static final int MAX_WAIT_SECONDS = 60; // Prefer: wait=N
    private static final int MAX_PAGE_SIZE = 100;
    private static final List<String> FORMATS =
            Stream.concat(Stream.of("json"), TranscriptFormat.words().stream()).toList();
    private static final ConfigResponse.Accepted ACCEPTED = new ConfigResponse.Accepted(
            List.of(
                    "wav", "mp3", "flac", "ogg", "oga", "opus", "webm", "mka", "mkv", "m4a", "mp4", "mov", "3gp", "aac",
                    "amr", "aiff", "aif", "caf", "w64", "mp2", "wma", "wmv", "asf", "avi", "ts", "mts", "m2ts", "mpg",
                    "mpeg", "vob", "flv", "f4v", "ac3", "eac3", "dts", "au", "snd", "voc", "wv", "tta", "tak", "ape",
                    "mpc", "dsf", "mxf", "nut", "rm", "ra"),
            List.of("audio/*", "video/*", "application/mxf"));

    private final String version;
    private final UserLimitsService limits;
    private final UploadConfig upload;
    private final RetentionPolicy retention;
    private final ErasureConfig erasure;
    private final WaitConfig waits;

    PublicConfig(
            @ConfigProperty(name = "quarkus.application.version") String version,
            UserLimitsService limits,
            UploadConfig upload,
            RetentionPolicy retention,
            ErasureConfig erasure,
            WaitConfig waits) {
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
