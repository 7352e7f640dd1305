package io.whisperrest.api.task;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Pages of lists that are sorted by an instant, newest first. */
@Singleton
public class Pages {
    private static final Cursor.Position START = new Cursor.Position(Long.toString(Long.MAX_VALUE), "");

    private final Cursor cursors;

    Pages(Cursor cursors) {
        this.cursors = cursors;
    }

    /** @param nextCursor null = the end */
    public record Page<T>(List<T> items, String nextCursor) {}

    /**
     * @param list everything that determines the rows
     * @param rows loads rows after a position, up to a limit
     * @throws io.whisperrest.api.error.ApiProblem 400 {@code invalid_cursor}
     */
    public <T> Page<T> page(
            String list,
            String cursor,
            int limit,
            BiFunction<Cursor.Position, Integer, List<T>> rows,
            Function<T, Cursor.Position> position) {
        Cursor.Position behind = cursor == null ? START : cursors.read(cursor, list);
        List<T> found = rows.apply(behind, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, cursors.write(position.apply(items.get(limit - 1)), list));
    }
}
