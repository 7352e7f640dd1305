package io.whisperrest.api.dispatch;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.IdParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Which accepted tasks wait for a permit, and which have one: their row in the outbox is sent, or a relay has claimed it. A task gives its
 * permit back when it ends, because its row goes.
 */
public final class AdmissionRepository {
    /** Enough that a single user fills many slots in one pass. */
    private static final int MOST_OF_A_LINE = 32;

    private final Database database;

    public AdmissionRepository(Database database) {
        this.database = database;
    }

    /** Models whose tasks wait for a permit, claimed ones included. */
    List<String> waitingModels() {
        return database.read(
                handle -> handle.createQuery("""
                WITH RECURSIVE step (model) AS (
                    SELECT min(model) FROM outbox WHERE kind = 'ENQUEUE' AND sent_at IS NULL
                    UNION ALL
                    SELECT (SELECT min(model) FROM outbox
                        WHERE kind = 'ENQUEUE' AND sent_at IS NULL AND model > step.model)
                    FROM step
                    WHERE model IS NOT NULL
                )
                SELECT model FROM step WHERE model IS NOT NULL""").mapTo(String.class).list());
    }

    List<AdmittedTasks> admitted(long now) {
        return database.read(handle -> admitted(handle, now));
    }

    /**
     * The first waiting tasks of each user, lane and model, without claimed ones; resumed tasks wherever they wait.
     *
     * @param most of each line, if there are fewer lines than that; else their heads are enough
     */
    List<WaitingTask> waiting(int most, long now) {
        return database.read(handle -> {
            List<WaitingTask> heads = firstOfEachLine(handle, 1, now);
            boolean few = !heads.isEmpty() && heads.size() < most;
            Map<String, WaitingTask> found = new LinkedHashMap<>();
            resumed(handle, most, now).forEach(task -> found.put(task.id(), task));
            (few ? firstOfEachLine(handle, Math.min(MOST_OF_A_LINE, most), now) : heads)
                    .forEach(task -> found.putIfAbsent(task.id(), task));
            return List.copyOf(found.values());
        });
    }

    /**
     * Claims the tasks that {@code choose} picks, but for those that were claimed or ended since they were read. One caller at a time over
     * all processes, so that together they admit no more than there are permits.
     *
     * @param choose gets the permits in use
     * @param until when another relay may claim them again, in case this one ends before it has sent them
     */
    List<WaitingTask> claim(long now, long until, Function<List<AdmittedTasks>, List<WaitingTask>> choose) {
        List<WaitingTask> chosen = new ArrayList<>();
        return database.write(
                handle -> {
                    lock(handle);
                    chosen.clear();
                    chosen.addAll(choose.apply(admitted(handle, now)));
                    Set<String> ours = new HashSet<>();
                    forEachPart(ids(chosen), part -> ours.addAll(claim(handle, part, now, until)));
                    chosen.removeIf(task -> !ours.contains(task.id()));
                    return List.copyOf(chosen);
                },
                handle -> isClaimed(handle, chosen, until) ? Optional.of(List.copyOf(chosen)) : Optional.empty());
    }

    private static List<String> claim(Handle handle, List<String> ids, long now, long until) {
        return handle.createQuery("""
                UPDATE outbox SET claimed_until = :until
                WHERE task_id IN (<ids>) AND kind = 'ENQUEUE' AND sent_at IS NULL
                    AND (claimed_until IS NULL OR claimed_until < :now)
                RETURNING task_id""")
                .bind("until", until)
                .bind("now", now)
                .bindList("ids", ids)
                .mapTo(String.class)
                .list();
    }

    private static void lock(Handle handle) {
        handle.execute("INSERT INTO setting (name, value) VALUES ('admission', '')"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    }

    private static List<WaitingTask> resumed(Handle handle, int limit, long now) {
        return handle.createQuery("""
                SELECT task_id AS id, user_id, lane, model, created_at, resumed = 1 AS resumed
                FROM outbox
                WHERE kind = 'ENQUEUE' AND sent_at IS NULL AND resumed = 1
                    AND (claimed_until IS NULL OR claimed_until < :now)
                ORDER BY created_at LIMIT :limit""")
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(WaitingTask.class)
                .list();
    }

    /**
     * Walks the index row by row, and jumps to the next line after {@code each} unclaimed rows of one: the time grows with the number of
     * lines, not with the number of waiting tasks. Four questions instead of one comparison of rows, for which SQLite uses the first
     * column only.
     */
    private static List<WaitingTask> firstOfEachLine(Handle handle, int each, long now) {
        return handle.createQuery("""
                WITH RECURSIVE walk (task_id, user_id, lane, model, created_at, claimed_until, resumed, nth) AS (
                    SELECT task_id, user_id, lane, model, created_at, claimed_until, resumed,
                        CASE WHEN claimed_until >= :now THEN 0 ELSE 1 END
                    FROM outbox
                    WHERE kind = 'ENQUEUE' AND task_id = (
                        SELECT task_id FROM outbox
                        WHERE kind = 'ENQUEUE' AND sent_at IS NULL
                        ORDER BY user_id, lane, model, created_at, task_id LIMIT 1)
                    UNION ALL
                    SELECT o.task_id, o.user_id, o.lane, o.model, o.created_at, o.claimed_until, o.resumed,
                        CASE WHEN o.user_id = w.user_id AND o.lane = w.lane AND o.model = w.model THEN w.nth ELSE 0 END
                            + CASE WHEN o.claimed_until >= :now THEN 0 ELSE 1 END
                    FROM walk w
                    JOIN outbox o ON o.kind = 'ENQUEUE' AND o.task_id = COALESCE(
                        CASE WHEN w.nth < :each THEN (
                            SELECT n.task_id FROM outbox n
                            WHERE n.kind = 'ENQUEUE' AND n.sent_at IS NULL
                                AND n.user_id = w.user_id AND n.lane = w.lane AND n.model = w.model
                                AND n.created_at >= w.created_at
                                AND (n.created_at > w.created_at OR n.task_id > w.task_id)
                            ORDER BY n.created_at, n.task_id LIMIT 1) END,
                        (SELECT n.task_id FROM outbox n
                            WHERE n.kind = 'ENQUEUE' AND n.sent_at IS NULL
                                AND n.user_id = w.user_id AND n.lane = w.lane AND n.model > w.model
                            ORDER BY n.model, n.created_at, n.task_id LIMIT 1),
                        (SELECT n.task_id FROM outbox n
                            WHERE n.kind = 'ENQUEUE' AND n.sent_at IS NULL AND n.user_id = w.user_id AND n.lane > w.lane
                            ORDER BY n.lane, n.model, n.created_at, n.task_id LIMIT 1),
                        (SELECT n.task_id FROM outbox n
                            WHERE n.kind = 'ENQUEUE' AND n.sent_at IS NULL AND n.user_id > w.user_id
                            ORDER BY n.user_id, n.lane, n.model, n.created_at, n.task_id LIMIT 1))
                )
                SELECT task_id AS id, user_id, lane, model, created_at, resumed = 1 AS resumed
                FROM walk
                WHERE claimed_until IS NULL OR claimed_until < :now""")
                .bind("each", each)
                .bind("now", now)
                .mapTo(WaitingTask.class)
                .list();
    }

    private static List<AdmittedTasks> admitted(Handle handle, long now) {
        return handle.createQuery("""
                SELECT user_id, model, count(*) AS tasks
                FROM outbox
                WHERE kind = 'ENQUEUE' AND sent_at IS NOT NULL
                GROUP BY user_id, model
                UNION ALL
                SELECT user_id, model, count(*) AS tasks
                FROM outbox
                WHERE kind = 'ENQUEUE' AND sent_at IS NULL AND claimed_until IS NOT NULL AND claimed_until >= :now
                GROUP BY user_id, model""")
                .bind("now", now)
                .mapTo(AdmittedTasks.class)
                .list();
    }

    private static boolean isClaimed(Handle handle, List<WaitingTask> tasks, long until) {
        return !tasks.isEmpty()
                && handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM outbox
                            WHERE task_id = :id AND kind = 'ENQUEUE' AND claimed_until = :until)""")
                        .bind("id", tasks.get(0).id())
                        .bind("until", until)
                        .mapTo(Boolean.class)
                        .one();
    }

    /**
     * Gives up the claim of tasks that could not be sent, so that they are sent as soon as Redis is back.
     *
     * @param until of the claim: a later one of another relay stays
     */
    void unclaim(List<WaitingTask> tasks, long until) {
        if (tasks.isEmpty()) {
            return;
        }
        database.write(handle -> {
            forEachPart(
                    ids(tasks),
                    part -> handle.createUpdate("""
                            UPDATE outbox SET claimed_until = NULL
                            WHERE task_id IN (<ids>) AND kind = 'ENQUEUE' AND sent_at IS NULL
                                AND claimed_until = :until""")
                            .bind("until", until)
                            .bindList("ids", part)
                            .execute());
            return null;
        });
    }

    /** Marks the tasks as known to Redis. Tasks before their rows in the outbox, in the order in which an ending locks them. */
    void markAdmitted(List<String> ids, long now) {
        if (ids.isEmpty()) {
            return;
        }
        database.write(handle -> {
            forEachPart(
                    ids,
                    part -> handle.createUpdate(
                                    "UPDATE task SET heartbeat_at = :now WHERE id IN (<ids>) AND status = 'QUEUED'")
                            .bind("now", now)
                            .bindList("ids", part)
                            .execute());
            forEachPart(
                    ids,
                    part -> handle.createUpdate(
                                    "UPDATE outbox SET sent_at = :now WHERE task_id IN (<ids>) AND kind = 'ENQUEUE'")
                            .bind("now", now)
                            .bindList("ids", part)
                            .execute());
            return null;
        });
    }

    private static List<String> ids(List<WaitingTask> tasks) {
        return tasks.stream().map(WaitingTask::id).toList();
    }

    /** In one order for all, so that two of them cannot block each other. */
    private static void forEachPart(List<String> ids, Consumer<List<String>> work) {
        IdParts.of(ids.stream().sorted().toList()).forEach(work);
    }
}
