package io.whisperrest.api.retention;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.TaskJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementContext;

/** The columns {@code audio_expires_at} and {@code expires_at} of finished tasks, and the shorter retention that users chose. */
public final class RetentionRepository {
    private static final String OVER = """
                    SELECT id, user_id, finished_at, options, audio_key, audio_expires_at, expires_at
                    FROM task
                    WHERE finished_at IS NOT NULL AND deleted_at IS NULL""";

    private final Database database;

    public RetentionRepository(Database database) {
        this.database = database;
    }

    /** @param expiry as stored; null = not computed yet */
    record Over(String id, String userId, long finishedAt, Long ttlSeconds, boolean hasAudio, Expiry expiry) {}

    /** The users' own retention, by user id. */
    Map<String, Kept> choices() {
        Map<String, Kept> found = new HashMap<>();
        database.read(handle -> handle.createQuery("""
                SELECT id, audio_days, text_days FROM app_user WHERE audio_days IS NOT NULL OR text_days IS NOT NULL""").mapToMap().list())
                .forEach(row -> found.put((String) row.get("id"), Kept.ofDays((Number) row.get("audio_days"), (Number)
                        row.get("text_days"))));
        return found;
    }

    List<Over> unmarked(int most) {
        return database.read(handle -> handle.createQuery(OVER + " AND audio_expires_at IS NULL LIMIT :most")
                .bind("most", most)
                .map(RetentionRepository::over)
                .list());
    }

    /** The next page, ordered by id. */
    List<Over> after(String id, int most) {
        return database.read(handle -> handle.createQuery(OVER + " AND id > :after ORDER BY id LIMIT :most")
                .bind("after", id)
                .bind("most", most)
                .map(RetentionRepository::over)
                .list());
    }

    private static Over over(ResultSet row, StatementContext context) throws SQLException {
        long audioAt = row.getLong("audio_expires_at");
        Expiry marked = row.wasNull() ? null : new Expiry(audioAt, row.getLong("expires_at"));
        return new Over(
                row.getString("id"),
                row.getString("user_id"),
                row.getLong("finished_at"),
                TaskJson.options(row.getString("options")).ttlSeconds(),
                row.getString("audio_key") != null,
                marked);
    }

    void mark(Map<String, Expiry> marks) {
        database.write(handle -> {
            marks.forEach((id, expiry) -> handle.createUpdate("""
                    UPDATE task SET audio_expires_at = :audioAt, expires_at = :allAt
                    WHERE id = :id AND finished_at IS NOT NULL""")
                    .bind("audioAt", expiry.audioAt())
                    .bind("allAt", expiry.allAt())
                    .bind("id", id)
                    .execute());
            return marks.size();
        });
    }
}
