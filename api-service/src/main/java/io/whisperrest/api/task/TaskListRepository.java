package io.whisperrest.api.task;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;

/** Pages of a user's tasks. */
@ApplicationScoped
public class TaskListRepository {
    private final Database database;
    private final Cursor cursors;

    TaskListRepository(Database database, Cursor cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /** A task and its place in the order. */
    private record Row(@Nested Task task, String place) {}

    /** @param nextCursor null = the end */
    public record Page(List<Task> items, String nextCursor) {}

    /**
     * @param cursor of the previous page, null = the first page
     * @throws io.whisperrest.api.error.ApiProblem 400 {@code invalid_cursor}; 422 for an invalid filter
     */
    public Page page(String userId, TaskQuery asked, String cursor, int limit) {
        TaskFilter filter = TaskFilter.of(asked, true, userId, database.textIndex());
        TaskOrder order = TaskOrder.of(asked.sort());
        String list = userId + '\n' + asked;
        Cursor.Position behind = cursor == null ? null : cursors.read(cursor, list);
        List<Row> rows = database.read(handle -> {
            String sql = "SELECT task.*, " + order.expression() + " AS place FROM task WHERE user_id = :user AND "
                    + String.join(" AND ", filter.conditions())
                    + (behind == null ? "" : order.behind()) + order.by() + " LIMIT :limit";
            Query query = bound(handle, sql, userId, filter).bind("limit", limit + 1);
            if (behind != null) {
                query.bind("id", behind.id());
                if (order.isNumber()) {
                    query.bind("at", Long.parseLong(behind.at()));
                } else {
                    query.bind("at", behind.at());
                }
            }
            return query.mapTo(Row.class).list();
        });
        if (rows.size() <= limit) {
            return new Page(rows.stream().map(Row::task).toList(), null);
        }
        Row last = rows.get(limit - 1);
        return new Page(
                rows.subList(0, limit).stream().map(Row::task).toList(),
                cursors.write(new Cursor.Position(last.place(), last.task().id()), list));
    }

    /** Counts per status, and in total, regardless of the requested status. */
    public Map<String, Long> counts(String userId, TaskQuery asked) {
        TaskFilter filter = TaskFilter.of(asked, false, userId, database.textIndex());
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("all", 0L);
        for (TaskStatus status : TaskStatus.values()) {
            counts.put(status.name().toLowerCase(Locale.ROOT), 0L);
        }
        database.read(handle -> bound(
                                handle,
                                "SELECT status, count(*) AS tasks FROM task WHERE user_id = :user AND "
                                        + String.join(" AND ", filter.conditions()) + " GROUP BY status",
                                userId,
                                filter)
                        .setMapKeyColumn("status")
                        .setMapValueColumn("tasks")
                        .collectInto(new GenericType<Map<String, Long>>() {}))
                .forEach((status, tasks) -> {
                    counts.put(status.toLowerCase(Locale.ROOT), tasks);
                    counts.merge("all", tasks, Long::sum);
                });
        return counts;
    }

    private static Query bound(Handle handle, String sql, String userId, TaskFilter filter) {
        Query query = handle.createQuery(sql).bind("user", userId);
        filter.values().forEach((name, value) -> {
            if (value instanceof List<?> list) {
                query.bindList(name, list);
            } else {
                query.bind(name, value);
            }
        });
        return query;
    }
}
