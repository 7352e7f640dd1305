package io.whisperrest.api.config;

import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.limit.LimitConfig;
import io.whisperrest.api.task.TaskConfig;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import io.whisperrest.model.task.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What somebody who is signed in may know; each value from the configuration that enforces it. */
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
    private final ConfigResponse.Limits limits;

    Offer(
            @ConfigProperty(name = "quarkus.application.version") String version,
            UploadConfig upload,
            AudioLimitConfig audio,
            TaskConfig tasks,
            LimitConfig rates) {
        this.version = version;
        this.limits = new ConfigResponse.Limits(
                upload.maxSize().asLongValue(),
                upload.chunkSize().asLongValue(),
                upload.maxUnfinished(),
                audio.maxDuration().toSeconds(),
                tasks.maxQueued(),
                tasks.maxWaits(),
                MAX_WAIT_SECONDS,
                MAX_PAGE_SIZE,
                rates.requestsUser());
    }

    ConfigResponse full(
            String name, boolean registrationOpen, ConfigResponse.PasswordLengths lengths, List<String> locales) {
        return new ConfigResponse(
                name,
                registrationOpen,
                lengths,
                locales,
                version,
                limits,
                ACCEPTED,
                FORMATS,
                Languages.all(),
                ConfigResponse.Features.OFFERED);
    }
}
