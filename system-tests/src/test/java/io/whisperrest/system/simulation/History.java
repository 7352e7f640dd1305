package io.whisperrest.system.simulation;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Records every change in the database through triggers, and checks the invariants at the end. */
final class History {
    private History() {}

    static void install(Database database) {
        database.write(handle -> {
            handle.execute("CREATE TABLE move (n " + (TestDatabase.isPostgres() ? "BIGSERIAL" : "INTEGER")
                    + " PRIMARY KEY, task_id TEXT, was TEXT, became TEXT, old_fence BIGINT, fence BIGINT)");
            handle.execute("CREATE TABLE late_segment (task_id TEXT, status TEXT)");
            trigger(handle, "moved", "AFTER UPDATE ON task", "old.status <> new.status OR old.fence <> new.fence", """
                    INSERT INTO move (task_id, was, became, old_fence, fence)
                    VALUES (new.id, old.status, new.status, old.fence, new.fence)""");
            trigger(handle, "segmented", "AFTER INSERT ON segment", "1 = 1", """
                    INSERT INTO late_segment SELECT new.task_id, status FROM task
                    WHERE id = new.task_id AND (status <> 'RUNNING' OR fence <> new.fence)""");
            return null;
        });
    }

    /** @param event after which the statement runs for each row that meets the condition */
    private static void trigger(Handle handle, String name, String event, String condition, String statement) {
        if (!TestDatabase.isPostgres()) {
            handle.execute(
                    "CREATE TRIGGER " + name + " " + event + " WHEN " + condition + " BEGIN " + statement + "; END");
            return;
        }
        handle.execute("CREATE FUNCTION " + name + "_body() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statement
                + "; RETURN NULL; END $$");
        handle.execute("CREATE TRIGGER " + name + " " + event + " FOR EACH ROW WHEN (" + condition
                + ") EXECUTE FUNCTION " + name + "_body()");
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
