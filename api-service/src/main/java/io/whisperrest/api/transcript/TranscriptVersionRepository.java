package io.whisperrest.api.transcript;

import io.whisperrest.api.account.UserRepository;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.usage.QuotaRepository;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.search.TaskTextRepository;
import io.whisperrest.model.task.TaskText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Edited versions of a transcript, from 2 on. Callers have already checked who owns the task. */
@ApplicationScoped
class TranscriptVersionRepository {
    private static final int KEPT = 50;

    private final Database database;
    private final QuotaRepository quota;

    TranscriptVersionRepository(Database database, QuotaRepository quota) {
        this.database = database;
        this.quota = quota;
    }

    /**
     * A row.
     *
     * @param segments JSON, null when only the metadata was queried
     * @param speakers JSON
     */
    record Row(int version, String segments, String speakers, int segmentsChanged, String author, long createdAt) {}

    /**
     * A version to store.
     *
     * @param expected the base version
     * @param replaces true when it replaces the base version, under its own number
     * @param text the whole text, for search
     */
    record Save(String taskId, String userId, int expected, boolean replaces, String text, Row row) {}

    Optional<Row> find(String taskId, int version) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM transcript_version WHERE task_id = :id AND version = :version")
                .bind("id", taskId)
                .bind("version", version)
                .mapTo(Row.class)
                .findOne());
    }

    /** Without their texts, oldest first. */
    List<Row> list(String taskId) {
        return database.read(handle ->
                handle.createQuery("""
                SELECT version, NULL AS segments, NULL AS speakers, segments_changed, author, created_at
                FROM transcript_version
                WHERE task_id = :id
                ORDER BY version""").bind("id", taskId).mapTo(Row.class).list());
    }

    /**
     * Stores a version.
     *
     * @return false when the newest version is not the expected one, or the task was deleted; then nothing is written
     * @throws io.whisperrest.api.error.ApiProblem 429 {@code quota_exceeded}, unless the versions shrink
     */
    boolean save(Save save) {
        UserLimits common = quota.common();
        return database.write(handle -> {
            UserRepository.lock(handle, save.userId());
            boolean current = handle.createUpdate("""
                    UPDATE task SET transcript_version = :version, preview = :preview
                    WHERE id = :id AND user_id = :user AND transcript_version = :expected AND status = 'SUCCESS'
                        AND deleted_at IS NULL""")
                            .bind("version", save.row().version())
                            .bind("preview", TaskText.preview(save.text()))
                            .bind("id", save.taskId())
                            .bind("user", save.userId())
                            .bind("expected", save.expected())
                            .execute()
                    == 1;
            if (current) {
                long before = bytes(handle, save.taskId());
                insert(handle, save);
                index(handle, save);
                if (bytes(handle, save.taskId()) > before) {
                    quota.requireStorage(handle, save.userId(), common, 0);
                }
            }
            return current;
        });
    }

    private static long bytes(Handle handle, String taskId) {
        return handle.createQuery("""
                SELECT COALESCE(sum(octet_length(segments) + octet_length(COALESCE(speakers, ''))), 0)
                FROM transcript_version
                WHERE task_id = :id""").bind("id", taskId).mapTo(Long.class).one();
    }

    private static void insert(Handle handle, Save save) {
        Row row = save.row();
        if (save.replaces()) {
            handle.createUpdate("DELETE FROM transcript_version WHERE task_id = :id AND version = :expected")
                    .bind("id", save.taskId())
                    .bind("expected", save.expected())
                    .execute();
        }
        handle.createUpdate("""
                INSERT INTO transcript_version (task_id, version, segments, speakers, segments_changed, author,
                    created_at)
                VALUES (:id, :version, :segments, :speakers, :changed, :author, :now)""")
                .bind("id", save.taskId())
                .bind("version", row.version())
                .bind("segments", row.segments())
                .bind("speakers", row.speakers())
                .bind("changed", row.segmentsChanged())
                .bind("author", row.author())
                .bind("now", row.createdAt())
                .execute();
        handle.createUpdate("""
                DELETE FROM transcript_version
                WHERE task_id = :id AND version NOT IN (SELECT version FROM transcript_version
                    WHERE task_id = :id ORDER BY version DESC LIMIT :kept)""").bind("id", save.taskId()).bind("kept", KEPT).execute();
    }

    private static void index(Handle handle, Save save) {
        String name = handle.createQuery("SELECT name FROM task WHERE id = :id AND user_id = :user")
                .bind("id", save.taskId())
                .bind("user", save.userId())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
        TaskTextRepository.write(handle, save.taskId(), save.userId(), name, save.text());
    }
}
