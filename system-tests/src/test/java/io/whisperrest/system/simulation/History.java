package io.whisperrest.system.simulation;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records every change in the database through triggers, and checks the invariants at the end. */
final class History {
    private History() {}

    static void install(Database database) {
        database.write(handle -> {
            handle.execute("CREATE TABLE move (n INTEGER PRIMARY KEY, task_id TEXT, was TEXT, became TEXT,"
                    + " old_fence BIGINT, fence BIGINT)");
            handle.execute("CREATE TABLE late_segment (task_id TEXT, status TEXT)");
            handle.execute(
                    "CREATE TRIGGER moved AFTER UPDATE ON task WHEN old.status <> new.status OR old.fence <> new.fence"
                            + " BEGIN INSERT INTO move (task_id, was, became, old_fence, fence)"
                            + " VALUES (new.id, old.status, new.status, old.fence, new.fence); END");
            handle.execute("CREATE TRIGGER segmented AFTER INSERT ON segment"
                    + " WHEN (SELECT status FROM task WHERE id = new.task_id) <> 'RUNNING'"
                    + " OR (SELECT fence FROM task WHERE id = new.task_id) <> new.fence"
                    + " BEGIN INSERT INTO late_segment VALUES (new.task_id,"
                    + " (SELECT status FROM task WHERE id = new.task_id)); END");
            return null;
        });
    }

    /** @param losses number of wipes and restored old copies; each may raise a task's crash count by one above the limit */
    static List<String> violations(World world, Set<String> accepted, int losses) {
        List<String> found = new ArrayList<>();
        Map<String, Task> tasks = new java.util.HashMap<>();
        world.database
                .read(handle -> handle.createQuery("SELECT * FROM task")
                        .mapTo(Task.class)
                        .list())
                .forEach(task -> tasks.put(task.id(), task));
        if (!tasks.keySet().equals(accepted)) {
            found.add("unexpected or missing rows: " + tasks.size() + " instead of " + accepted.size());
        }
        for (Task task : tasks.values()) {
            checkEnd(world, task, losses, found);
        }
        checkMoves(world, found);
        int late = world.database.read(handle -> handle.createQuery("SELECT count(*) FROM late_segment")
                .mapTo(Integer.class)
                .one());
        if (late > 0) {
            found.add("double: " + late + " segments were written outside their run");
        }
        return found;
    }

    private static void checkEnd(World world, Task task, int losses, List<String> found) {
        if (!task.status().isFinal()) {
            found.add("lost: " + task.id() + " is " + task.status() + " at the end");
        }
        List<Long> windows = world.database.read(
                handle -> handle.createQuery("SELECT window_index FROM segment WHERE task_id = :id ORDER BY seq")
                        .bind("id", task.id())
                        .mapTo(Long.class)
                        .list());
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i) != i) {
                found.add("double: windows of " + task.id() + " are " + windows);
                break;
            }
        }
        if (windows.size() != task.windowsDone()) {
            found.add("double: " + task.id() + " counts " + task.windowsDone() + " windows, has " + windows.size());
        }
        if (task.status() == TaskStatus.SUCCESS && task.windowsDone() != task.windowsTotal()) {
            found.add("incomplete success of " + task.id());
        }
        if (task.crashes() > World.CONFIG.maxCrashes() + losses) {
            found.add(task.id() + " counts " + task.crashes() + " crashes");
        }
    }

    private static void checkMoves(World world, List<String> found) {
        world.database
                .read(handle -> handle.createQuery("SELECT * FROM move ORDER BY n")
                        .mapToMap()
                        .list())
                .forEach(move -> {
                    TaskStatus was = TaskStatus.valueOf((String) move.get("was"));
                    TaskStatus became = TaskStatus.valueOf((String) move.get("became"));
                    if (!was.canBecome(became)) {
                        found.add("illegal move " + was + " to " + became + " of " + move.get("task_id"));
                    }
                    long before = ((Number) move.get("old_fence")).longValue();
                    long after = ((Number) move.get("fence")).longValue();
                    boolean begun = became == TaskStatus.RUNNING;
                    if (begun ? after != before + 1 : after != before) {
                        found.add("fence of " + move.get("task_id") + " went from " + before + " to " + after);
                    }
                });
    }
}
