package io.whisperrest.api.task;

import io.whisperrest.api.audio.AudioFormat;
import io.whisperrest.api.retention.Expiry;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The task object of docs/api.md §3.2. */
public record TaskResponse(
        String id,
        String name,
        String status,
        String stage,
        double progress,
        Long etaSeconds,
        Integer queuePosition,
        String lane,
        Options options,
        Map<String, String> metadata,
        String model,
        String language,
        Double languageProbability,
        Double duration,
        Double processingSeconds,
        Double rtfx,
        String preview,
        Audio audio,
        int transcriptVersion,
        boolean edited,
        List<WarningResponse> warnings,
        Error error,
        long attempts,
        long crashes,
        String retryOf,
        String door,
        String requestId,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        Instant expiresAt) {

    /** As resolved. */
    public record Options(
            String language, String task, boolean words, double temperature, String channels, Long ttlSeconds) {}

    public record Audio(
            long bytes,
            String sha256,
            String format,
            String mediaType,
            boolean available,
            boolean playable,
            boolean peaks) {}

    public record Error(String code, String detail, String advice, boolean retryable) {
        static Error from(Task task) {
            FailureCode code = task.failureCode();
            return code == null
                    ? null
                    : new Error(code.word(), task.failureDetail(), code.advice(), code.isRetryable());
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
                task.lane().word(),
                new Options(
                        task.language() == null ? "auto" : task.language(),
                        task.options().translate() ? "translate" : "transcribe",
                        task.options().words(),
                        task.options().temperature(),
                        task.options().channels(),
                        task.options().ttlSeconds()),
                TaskJson.pairs(task.metadata()),
                task.model(),
                task.detectedLanguage(),
                task.languageProbability(),
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
                task.door(),
                task.requestId(),
                instant(task.createdAt()),
                instant(task.startedAt()),
                instant(task.finishedAt()),
                instant(Expiry.known(task.expiresAt())));
    }

    private static Double rtfx(Task task) {
        if (task.audioMs() == null || task.startedAt() == null || task.finishedAt() == null) {
            return null;
        }
        long tookMs = Math.max(1, task.finishedAt() - task.startedAt());
        return Math.round(10.0 * task.audioMs() / tookMs) / 10.0;
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
