package io.whisperrest.api.transcript;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Spacing;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.TaskJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Committed segments of a task. Callers have already checked who owns the task. */
@ApplicationScoped
public class TranscriptRepository {
    private final Database database;

    TranscriptRepository(Database database) {
        this.database = database;
    }

    /** The whole text; segments are joined as their script requires. */
    public static String text(List<Segment> segments) {
        return Spacing.join(segments.stream().map(Segment::text).toList());
    }

    /** All segments, in order. */
    public List<Segment> segments(String taskId) {
        return database.read(handle -> handle.createQuery("SELECT * FROM segment WHERE task_id = :id ORDER BY seq")
                .bind("id", taskId)
                .map((row, context) -> segment(row))
                .list());
    }

    /** Segments from that number on, in order. */
    List<Passage> recognisedFrom(String taskId, int first) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM segment WHERE task_id = :id AND seq >= :first ORDER BY seq")
                        .bind("id", taskId)
                        .bind("first", first)
                        .map((row, context) -> Passage.recognised(row.getInt("seq"), segment(row)))
                        .list());
    }

    /** Segments of one window, in order. */
    List<Passage> recognisedIn(String taskId, long window) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM segment WHERE task_id = :id AND window_index = :window ORDER BY seq")
                .bind("id", taskId)
                .bind("window", window)
                .map((row, context) -> Passage.recognised(row.getInt("seq"), segment(row)))
                .list());
    }

    /** Start of each segment's window, in the order of {@link #segments}. */
    public List<Long> windowStarts(String taskId) {
        return database.read(
                handle -> handle.createQuery("SELECT window_start_ms FROM segment WHERE task_id = :id ORDER BY seq")
                        .bind("id", taskId)
                        .mapTo(Long.class)
                        .list());
    }

    public List<Suppressed> suppressed(String taskId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM suppressed_segment WHERE task_id = :id ORDER BY n")
                .bind("id", taskId)
                .map((row, context) -> new Suppressed(
                        row.getLong("start_ms"),
                        row.getLong("end_ms"),
                        row.getString("text"),
                        Suppressed.Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT))))
                .list());
    }

    private static Segment segment(ResultSet row) throws SQLException {
        return new Segment(
                row.getLong("start_ms"),
                row.getLong("end_ms"),
                row.getString("text"),
                TaskJson.words(row.getString("words")),
                TaskJson.tokens(row.getString("tokens")),
                row.getString("language"),
                integer(row, "channel"),
                number(row, "avg_logprob"),
                number(row, "no_speech_prob"),
                number(row, "compression_ratio"),
                number(row, "temperature"));
    }

    private static Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private static Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
