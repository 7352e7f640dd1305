package io.whisperrest.api.transcript;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Spacing;
import io.whisperrest.model.task.Suppressed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;

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
                .mapTo(Segment.class)
                .list());
    }

    private record Numbered(int seq, @Nested Segment segment) {
        Passage passage() {
            return Passage.recognised(seq, segment);
        }
    }

    /** Segments from that number on, in order. */
    List<Passage> recognisedFrom(String taskId, int first) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM segment WHERE task_id = :id AND seq >= :first ORDER BY seq")
                        .bind("id", taskId)
                        .bind("first", first)
                        .mapTo(Numbered.class)
                        .map(Numbered::passage)
                        .list());
    }

    /** Segments of one window, in order. */
    List<Passage> recognisedIn(String taskId, long window) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM segment WHERE task_id = :id AND window_index = :window ORDER BY seq")
                .bind("id", taskId)
                .bind("window", window)
                .mapTo(Numbered.class)
                .map(Numbered::passage)
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
        return database.read(
                handle -> handle.createQuery("SELECT * FROM suppressed_segment WHERE task_id = :id ORDER BY n")
                        .bind("id", taskId)
                        .mapTo(Suppressed.class)
                        .list());
    }
}
