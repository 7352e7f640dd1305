package io.whisperrest.worker.store;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.task.TaskText;
import io.whisperrest.model.task.Warning;
import io.whisperrest.model.webhook.WebhookEventRepository;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The transcript as it grows: one transaction a window, one for the end. */
public final class TranscriptRepository {
    private final Database database;

    public TranscriptRepository(Database database) {
        this.database = database;
    }

    /** Commits one window, also one without text. False: the run is over, nothing was written. */
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

    /** All windows are committed: the task succeeds. False: the run is over, nothing was written. */
    public boolean complete(Task task, List<Warning> warnings, long now) {
        return database.write(
                handle -> {
                    String text = text(handle, task.id());
                    boolean ours = TaskRepository.update(
                                            handle,
                                            task,
                                            "UPDATE task SET status = 'SUCCESS', worker = NULL,"
                                                    + " finished_at = :now, warnings = :warnings, preview = :preview")
                                    .bind("now", now)
                                    .bind("warnings", TaskJson.write(warnings))
                                    .bind("preview", TaskText.preview(text))
                                    .execute()
                            == 1;
                    if (ours) {
                        index(handle, task, text);
                        closeUsage(handle, task, now);
                        WebhookEventRepository.taskEnded(handle, task.id(), TaskStatus.SUCCESS, now);
                    }
                    return ours;
                },
                handle -> TaskRepository.left(handle, task, TaskStatus.SUCCESS));
    }

    private static boolean advance(Handle handle, Task task, Checkpoint checkpoint, long now) {
        return handle.createUpdate(
                                "UPDATE task SET windows_done = windows_done + 1, done_ms = :doneMs, beat_at = :now,"
                                        + " processing_ms = processing_ms + :tookMs, warnings = :warnings,"
                                        + " detected_language = :language, language_probability = :probability"
                                        + " WHERE id = :id AND status = 'RUNNING' AND fence = :fence AND windows_done = :window")
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
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO segment (task_id, seq, window_index, window_start_ms, fence,"
                        + " start_ms, end_ms, text, words, tokens, language, channel, avg_logprob, no_speech_prob,"
                        + " compression_ratio, temperature) VALUES (:id, :seq, :window, :windowStartMs, :fence, :startMs, :endMs,"
                        + " :text, :words, :tokens, :language, :channel, :avgLogprob, :noSpeechProb, :compressionRatio,"
                        + " :temperature)");
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
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO suppressed_segment (task_id, n, window_index, fence, start_ms,"
                        + " end_ms, text, reason) VALUES (:id, :n, :window, :fence, :startMs, :endMs, :text, :reason)");
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

    private static String text(Handle handle, String id) {
        return String.join(
                " ",
                handle.createQuery("SELECT text FROM segment WHERE task_id = :id ORDER BY seq")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
    }

    private static void index(Handle handle, Task task, String text) {
        String name = handle.createQuery("SELECT name FROM task WHERE id = :id") // it may have been renamed meanwhile
                .bind("id", task.id())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
        handle.createUpdate("INSERT INTO task_text (task_id, folded) VALUES (:id, :folded)"
                        + " ON CONFLICT (task_id) DO UPDATE SET folded = excluded.folded")
                .bind("id", task.id())
                .bind("folded", TaskText.searchable(name, text))
                .execute();
    }

    private static void closeUsage(Handle handle, Task task, long now) {
        handle.createUpdate("UPDATE usage SET state = 'SUCCESS', finished_at = :now, wait_ms = :waitMs,"
                        + " processing_ms = (SELECT processing_ms FROM task WHERE id = :id),"
                        + " language = (SELECT detected_language FROM task WHERE id = :id) WHERE task_id = :id")
                .bind("now", now)
                .bind("waitMs", task.startedAt() - task.createdAt())
                .bind("id", task.id())
                .execute();
    }
}
