package io.whisperrest.api.task;

import io.whisperrest.api.audio.AudioFormat;
import io.whisperrest.api.retention.Expiry;
import io.whisperrest.api.usage.Rtfx;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.queue.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The task object of docs/api.md §3.2. */
@Schema(
        requiredProperties = {
            "id",
            "status",
            "progress",
            "lane",
            "options",
            "metadata",
            "model",
            "processingSeconds",
            "audio",
            "transcriptVersion",
            "edited",
            "languages",
            "warnings",
            "attempts",
            "crashes",
            "dialect",
            "createdAt"
        })
public record TaskResponse(
        String id,
        @Schema(nullable = true) String name,

        @Schema(enumeration = {"queued", "running", "success", "failure", "cancelled"})
        String status,

        @Schema(nullable = true) Stage stage,

        double progress,
        @Schema(nullable = true) Long etaSeconds,
        @Schema(nullable = true) Integer queuePosition,
        Lane lane,
        @Schema(ref = TaskOptionsInOpenApi.OPTIONS) TaskOptions options,
        Map<String, String> metadata,
        String model,
        @Schema(nullable = true) String language,
        @Schema(nullable = true) Double languageProbability,
        List<SpokenLanguage> languages,
        @Schema(nullable = true) Double duration,
        @Schema(nullable = true) Double processingSeconds,
        @Schema(nullable = true) Double rtfx,
        @Schema(nullable = true) String preview,
        Audio audio,
        int transcriptVersion,
        boolean edited,
        List<WarningResponse> warnings,
        @Schema(nullable = true) Error error,
        long attempts,
        long crashes,
        @Schema(nullable = true) String retryOf,
        @Schema(enumeration = {"classic", "api", "openai"}) String dialect,
        @Schema(nullable = true) String requestId,
        Instant createdAt,
        @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant finishedAt,
        @Schema(nullable = true) Instant expiresAt) {

    @Schema(requiredProperties = {"bytes", "sha256", "format", "mediaType", "available", "playable", "peaks"})
    public record Audio(
            long bytes,
            String sha256,
            String format,
            String mediaType,
            boolean available,
            boolean playable,
            boolean peaks) {}

    /** Known once the task has succeeded, largest share first; the share is 0–1 of the total time of the segments. */
    @Schema(requiredProperties = {"language", "share"})
    public record SpokenLanguage(String language, double share) {
        static List<SpokenLanguage> of(Task task) {
            return TaskJson.languages(task.languages()).stream()
                    .map(spoken -> new SpokenLanguage(spoken.language(), spoken.share()))
                    .toList();
        }
    }

    @Schema(requiredProperties = {"code", "advice", "retryable"})
    public record Error(
            FailureCode code, @Schema(nullable = true) String detail, String advice, boolean retryable) {
        static Error from(Task task) {
            FailureCode code = task.failureCode();
            return code == null ? null : new Error(code, task.failureDetail(), code.advice(), code.isRetryable());
        }
    }

    public static TaskResponse from(Task task, TaskProgress.Progress progress) {
        return new TaskResponse(
                task.id(),
                task.name(),
                task.status().name().toLowerCase(Locale.ROOT),
                progress.stage(),
                progress.progress(),
                progress.etaSeconds(),
                progress.queuePosition(),
                task.lane(),
                task.options().named(),
                TaskJson.pairs(task.metadata()),
                task.model(),
                task.detectedLanguage(),
                task.languageProbability(),
                SpokenLanguage.of(task),
                Seconds.of(task.audioMs()),
                Seconds.of(task.processingMs()),
                rtfx(task),
                task.preview(),
                new Audio(
                        task.audioBytes(),
                        task.audioSha256(),
                        AudioFormat.of(task.mediaType()).name(),
                        task.mediaType(),
                        task.audioKey() != null,
                        task.audioKey() != null && task.playable(),
                        task.audioKey() != null && task.peaks()),
                task.transcriptVersion(),
                task.transcriptVersion() > 1,
                WarningResponse.of(task),
                Error.from(task),
                task.attempts(),
                task.crashes(),
                task.retryOf(),
                task.dialect(),
                task.requestId(),
                instant(task.createdAt()),
                instant(task.startedAt()),
                instant(task.finishedAt()),
                instant(Expiry.known(task.expiresAt())));
    }

    /** For the {@code Retry-After} header; null when the task has ended. */
    Long retryAfterSeconds() {
        return new TaskProgress.Progress(stage, progress, etaSeconds, queuePosition).retryAfterSeconds();
    }

    /** Null for a task that ended early, because the amount of audio processed in that time is unknown. */
    private static Double rtfx(Task task) {
        return task.status() == TaskStatus.SUCCESS && task.audioMs() != null
                ? Rtfx.of(task.audioMs(), task.finishedAt() - task.startedAt())
                : null;
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
