package io.whisperrest.worker.store;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEnding;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.task.LanguageShare;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskText;
import io.whisperrest.model.task.Warning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores the transcript as it grows: one transaction per window, and one for the end. */
public final class TranscriptRepository {
    private final Database database;
    private final TaskEndings endings;

    public TranscriptRepository(Database database, TaskEndings endings) {
        this.database = database;
        this.endings = endings;
    }

    /** Commits one window, even without text. Returns false when the run no longer owns the task; nothing was written. */
    public boolean commit(Task task, Checkpoint checkpoint, long now) {
        return database.write(
                handle -> {
                    boolean ours = advance(handle, task, checkpoint, now);
                    if (ours) {
                        insertSegments(handle, task, checkpoint);
                        insertSuppressed(handle, task, checkpoint);
                    }
                    return ours;
                },
                handle -> handle.createQuery(
                                "SELECT 1 FROM task WHERE id = :id AND fence = :fence AND windows_done = :next")
                        .bind("id", task.id())
                        .bind("fence", task.fence())
                        .bind("next", checkpoint.window() + 1)
                        .mapTo(Boolean.class)
                        .findOne());
    }

    /**
     * Ends the task successfully once all windows are committed. The values it reads first are written by this run only.
     *
     * @return false when the run no longer owns the task; nothing was written
     */
    public boolean complete(Task task, List<Warning> warnings, long now) {
        String text = database.read(handle -> TaskEndings.text(handle, task.id()));
        List<LanguageShare> languages = database.read(handle -> shares(handle, task.id()));
        TaskEnding ending = TaskEnding.success(task)
                .with("warnings", TaskJson.write(warnings))
                .with("preview", TaskText.preview(text))
                .with("languages", TaskJson.write(languages));
        if (!languages.isEmpty()) {
            ending.with("detected_language", languages.get(0).language());
        }
        return endings.end(ending, now, handle -> {});
    }

    /** The languages of the committed segments, the latest last. */
    public List<String> languages(String taskId) {
        return database.read(handle ->
                handle.createQuery("""
                SELECT language
                FROM segment
                WHERE task_id = :id AND language IS NOT NULL
                GROUP BY language
                ORDER BY max(seq)""").bind("id", taskId).mapTo(String.class).list());
    }

    private static boolean advance(Handle handle, Task task, Checkpoint checkpoint, long now) {
        return handle.createUpdate("""
                UPDATE task SET windows_done = windows_done + 1, done_ms = :doneMs, heartbeat_at = :now,
                    processing_ms = processing_ms + :tookMs, warnings = :warnings, detected_language = :language,
                    language_probability = :probability
                WHERE id = :id AND status = 'RUNNING' AND fence = :fence AND windows_done = :window""")
                        .bind("id", task.id())
                        .bind("fence", task.fence())
                        .bind("window", checkpoint.window())
                        .bind("doneMs", checkpoint.doneMs())
                        .bind("now", now)
                        .bind("tookMs", checkpoint.tookMs())
                        .bind("warnings", TaskJson.write(checkpoint.warnings()))
                        .bind("language", checkpoint.language().language())
                        .bind("probability", checkpoint.language().probability())
                        .execute()
                == 1;
    }

    private static void insertSegments(Handle handle, Task task, Checkpoint checkpoint) {
        if (checkpoint.transcript().segments().isEmpty()) {
            return;
        }
        long seq = next(handle, "SELECT max(seq) FROM segment WHERE task_id = :id", task.id());
        PreparedBatch batch = handle.prepareBatch("""
                        INSERT INTO segment (task_id, seq, window_index, window_start_ms, fence, start_ms, end_ms,
                            text, words, tokens, language, channel, avg_logprob, no_speech_prob,
                            compression_ratio, temperature)
                        VALUES (:id, :seq, :window, :windowStartMs, :fence, :startMs, :endMs, :text, :words,
                            :tokens, :language, :channel, :avgLogprob, :noSpeechProb, :compressionRatio, :temperature)""");
        for (Segment segment : checkpoint.transcript().segments()) {
            batch.bind("id", task.id())
                    .bind("seq", seq++)
                    .bind("window", checkpoint.window())
                    .bind("windowStartMs", checkpoint.windowStartMs())
                    .bind("fence", task.fence())
                    .bind("startMs", segment.startMs())
                    .bind("endMs", segment.endMs())
                    .bind("text", segment.text())
                    .bind("words", TaskJson.write(segment.words()))
                    .bind("tokens", TaskJson.write(segment.tokens()))
                    .bind("language", segment.language())
                    .bind("channel", segment.channel())
                    .bind("avgLogprob", segment.avgLogprob())
                    .bind("noSpeechProb", segment.noSpeechProb())
                    .bind("compressionRatio", segment.compressionRatio())
                    .bind("temperature", segment.temperature())
                    .add();
        }
        batch.execute();
    }

    private static void insertSuppressed(Handle handle, Task task, Checkpoint checkpoint) {
        if (checkpoint.transcript().suppressed().isEmpty()) {
            return;
        }
        long n = next(handle, "SELECT max(n) FROM suppressed_segment WHERE task_id = :id", task.id());
        PreparedBatch batch = handle.prepareBatch("""
                        INSERT INTO suppressed_segment (task_id, n, window_index, fence, start_ms, end_ms, text,
                            reason)
                        VALUES (:id, :n, :window, :fence, :startMs, :endMs, :text, :reason)""");
        for (Suppressed suppressed : checkpoint.transcript().suppressed()) {
            batch.bind("id", task.id())
                    .bind("n", n++)
                    .bind("window", checkpoint.window())
                    .bind("fence", task.fence())
                    .bind("startMs", suppressed.startMs())
                    .bind("endMs", suppressed.endMs())
                    .bind("text", suppressed.text())
                    .bind("reason", suppressed.reason().word())
                    .add();
        }
        batch.execute();
    }

    private static long next(Handle handle, String maximum, String id) {
        Optional<Long> highest =
                handle.createQuery(maximum).bind("id", id).mapTo(Long.class).findFirst();
        return highest.map(n -> n + 1).orElse(0L);
    }

    /** Ordered by share, largest first. */
    private static List<LanguageShare> shares(Handle handle, String id) {
        Map<String, Long> lengths = handle.createQuery("""
                SELECT language, SUM(end_ms - start_ms) AS length
                FROM segment
                WHERE task_id = :id AND language IS NOT NULL
                GROUP BY language
                ORDER BY length DESC, language""")
                .bind("id", id)
                .setMapKeyColumn("language")
                .setMapValueColumn("length")
                .collectInto(new GenericType<Map<String, Long>>() {});
        double all =
                Math.max(1, lengths.values().stream().mapToLong(Long::longValue).sum());
        return lengths.entrySet().stream()
                .map(length -> new LanguageShare(length.getKey(), Math.round(100 * length.getValue() / all) / 100.0))
                .toList();
    }
}
