package io.whisperrest.api.transcript;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.TaskText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Edited versions of a transcript, from 2 on. Whoever asks has checked whose task it is. */
@ApplicationScoped
class TranscriptVersionRepository {
    private static final int KEPT = 50;

    private final Database database;

    TranscriptVersionRepository(Database database) {
        this.database = database;
    }

    /**
     * A row.
     *
     * @param segments JSON, null where only the facts were asked for
     * @param speakers JSON
     */
    record Row(int version, String segments, String speakers, int segmentsChanged, String author, long createdAt) {}

    /**
     * A version about to be kept.
     *
     * @param expected the version it was made from
     * @param replaces true: it takes the place of that version, under its own number
     * @param text of the whole, to be searched
     */
    record Save(String taskId, String userId, int expected, boolean replaces, String text, Row row) {}

    Optional<Row> find(String taskId, int version) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM transcript_version WHERE task_id = :id AND version = :version")
                .bind("id", taskId)
                .bind("version", version)
                .map((row, context) -> new Row(
                        row.getInt("version"),
                        row.getString("segments"),
                        row.getString("speakers"),
                        row.getInt("segments_changed"),
                        row.getString("author"),
                        row.getLong("created_at")))
                .findOne());
    }

    /** Without their texts, oldest first. */
    List<Row> list(String taskId) {
        return database.read(handle -> handle.createQuery("SELECT version, segments_changed, author, created_at"
                        + " FROM transcript_version WHERE task_id = :id ORDER BY version")
                .bind("id", taskId)
                .map((row, context) -> new Row(
                        row.getInt("version"),
                        null,
                        null,
                        row.getInt("segments_changed"),
                        row.getString("author"),
                        row.getLong("created_at")))
                .list());
    }

    /** False when the newest version is no longer the expected one, or the task is gone: nothing was written. */
    boolean save(Save save) {
        return database.write(handle -> {
            boolean current = handle.createUpdate("UPDATE task SET transcript_version = :version, preview = :preview"
                                    + " WHERE id = :id AND user_id = :user AND transcript_version = :expected"
                                    + " AND status = 'SUCCESS' AND deleted_at IS NULL")
                            .bind("version", save.row().version())
                            .bind("preview", TaskText.preview(save.text()))
                            .bind("id", save.taskId())
                            .bind("user", save.userId())
                            .bind("expected", save.expected())
                            .execute()
                    == 1;
            if (current) {
                insert(handle, save);
                index(handle, save);
            }
            return current;
        });
    }

    private static void insert(Handle handle, Save save) {
        Row row = save.row();
        if (save.replaces()) {
            handle.createUpdate("DELETE FROM transcript_version WHERE task_id = :id AND version = :expected")
                    .bind("id", save.taskId())
                    .bind("expected", save.expected())
                    .execute();
        }
        handle.createUpdate("INSERT INTO transcript_version (task_id, version, segments, speakers, segments_changed,"
                        + " author, created_at) VALUES (:id, :version, :segments, :speakers, :changed, :author, :now)")
                .bind("id", save.taskId())
                .bind("version", row.version())
                .bind("segments", row.segments())
                .bind("speakers", row.speakers())
                .bind("changed", row.segmentsChanged())
                .bind("author", row.author())
                .bind("now", row.createdAt())
                .execute();
        handle.createUpdate("DELETE FROM transcript_version WHERE task_id = :id AND version NOT IN (SELECT version"
                        + " FROM transcript_version WHERE task_id = :id ORDER BY version DESC LIMIT :kept)")
                .bind("id", save.taskId())
                .bind("kept", KEPT)
                .execute();
    }

    private static void index(Handle handle, Save save) {
        String name = handle.createQuery("SELECT name FROM task WHERE id = :id AND user_id = :user")
                .bind("id", save.taskId())
                .bind("user", save.userId())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
        handle.createUpdate("UPDATE task_text SET folded = :folded WHERE task_id = :id")
                .bind("folded", TaskText.searchable(name, save.text()))
                .bind("id", save.taskId())
                .execute();
    }
}
