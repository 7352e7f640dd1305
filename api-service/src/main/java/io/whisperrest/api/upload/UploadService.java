package io.whisperrest.api.upload;

import io.whisperrest.api.audio.AudioIntake;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.setting.UserLimitsService;
import io.whisperrest.audio.AudioPieces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A resumable upload from its creation until a task uses it, or until it is deleted or expires. */
@Singleton
class UploadService {
    private final UploadRepository uploads;
    private final AudioPieces pieces;
    private final AudioIntake intake;
    private final UploadConfig config;
    private final UserLimitsService limits;
    private final Clock clock;

    UploadService(
            UploadRepository uploads,
            AudioPieces pieces,
            AudioIntake intake,
            UploadConfig config,
            UserLimitsService limits,
            Clock clock) {
        this.uploads = uploads;
        this.pieces = pieces;
        this.intake = intake;
        this.config = config;
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws ApiProblem 400 {@code empty_file}, 413, 429, 507 */
    UploadState create(String userId, long length, UploadMetadata metadata) {
        UserLimits own = limits.of(userId);
        requireLength(length, own);
        intake.requireRoom(length);
        long now = clock.millis();
        Upload upload = new Upload(
                UUID.randomUUID().toString(), userId, length, metadata.name(), metadata.mediaType(), now, null);
        List<Upload> unused = uploads.unused(userId);
        Set<String> expired = new HashSet<>();
        unused.stream().filter(each -> state(each).isEmpty()).map(Upload::id).forEach(expired::add);
        begin(upload.id());
        boolean added = false;
        try {
            added = uploads.add(upload, own.maxUploads(), expired);
        } finally {
            if (!added) {
                discard(upload.id());
            }
        }
        if (!added) {
            throw tooMany(userId, own.maxUploads(), now);
        }
        return new UploadState(upload, 0, Instant.ofEpochMilli(now).plus(config.expiry()));
    }

    private void requireLength(long length, UserLimits own) {
        if (length == 0) {
            throw Problems.of(400, "empty_file", "The file has no content: send the recording itself.");
        }
        long limit = Math.min(own.maxUploadBytes(), config.maxSize().asLongValue());
        if (length > limit) {
            throw Problems.fileTooLarge(limit);
        }
    }

    private ApiProblem tooMany(String userId, int limit, long now) {
        Instant firstEnd = list(userId).stream()
                .map(UploadState::expiresAt)
                .min(Instant::compareTo)
                .orElse(Instant.ofEpochMilli(now));
        ApiProblem problem = Problems.of(
                429,
                "too_many_uploads",
                "You have " + limit + " uploads no task has used, the most allowed: finish or delete one first.");
        return Problems.later(problem.with("maxUploads", limit), Duration.between(Instant.ofEpochMilli(now), firstEnd));
    }

    /** Resumable uploads that can continue, newest first. */
    List<UploadState> list(String userId) {
        List<UploadState> states = new ArrayList<>();
        uploads.unused(userId).forEach(upload -> state(upload).ifPresent(states::add));
        return states;
    }

    /** @throws ApiProblem 404 for unknown and foreign ids alike; 410 */
    UploadState get(String id, String userId) {
        Upload upload = uploads.find(id, userId).orElseThrow(Problems::notFound);
        return state(upload).orElseThrow(UploadProblems::expired);
    }

    /** Empty once it has expired, even before its bytes are deleted. */
    private Optional<UploadState> state(Upload upload) {
        if (upload.taskId() != null) {
            return Optional.of(new UploadState(upload, upload.length(), null));
        }
        try {
            return pieces.arrived(upload.id())
                    .map(arrived -> new UploadState(
                            upload,
                            arrived.bytes(),
                            Instant.ofEpochMilli(arrived.changedAt()).plus(config.expiry())))
                    .filter(state -> clock.instant().isBefore(state.expiresAt()));
        } catch (IOException e) {
            throw Problems.storageFull();
        }
    }

    /**
     * Deletes the upload.
     *
     * @throws ApiProblem 404, 409 {@code upload_used}, 410
     */
    void delete(String id, String userId) {
        Upload upload = get(id, userId).upload();
        if (upload.taskId() != null || !uploads.remove(id, userId)) {
            throw UploadProblems.used(upload.taskId());
        }
        discard(id);
    }

    private void begin(String id) {
        try {
            pieces.begin(id);
        } catch (IOException e) {
            throw Problems.storageFull();
        }
    }

    private void discard(String id) {
        try {
            pieces.discard(id);
        } catch (IOException e) {
            throw Problems.storageFull();
        }
    }
}
