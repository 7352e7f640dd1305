package io.whisperrest.api.task;

import io.whisperrest.api.account.Grant;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventFollower.Numbered;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.Task;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Waits for the end of a task. */
final class TaskEndCall implements WaitingCall {
    private static final Logger LOG = Logger.getLogger(TaskEndCall.class);

    private final TaskService tasks;
    private final Task before;
    private final Grant grant;
    private final long endAt;
    private final BooleanSupplier hungUp;
    private final Runnable lookSoon;
    private final CompletableFuture<Task> result = new CompletableFuture<>();

    /**
     * @param before the task as the call found it
     * @param grant of the caller
     * @param endAt ms of the epoch; the call ends then at the latest
     * @param hungUp true when the caller has disconnected
     * @param lookSoon asks for a look at all waiting tasks in one query
     */
    TaskEndCall(TaskService tasks, Task before, Grant grant, long endAt, BooleanSupplier hungUp, Runnable lookSoon) {
        this.tasks = tasks;
        this.before = before;
        this.grant = grant;
        this.endAt = endAt;
        this.hungUp = hungUp;
        this.lookSoon = lookSoon;
    }

    /** Completes with the task at the end of the wait, with null when the time was up, or with an {@link ApiProblem}. */
    CompletableFuture<Task> result() {
        return result;
    }

    @Override
    public Grant grant() {
        return grant;
    }

    @Override
    public String taskId() {
        return before.id();
    }

    @Override
    public void joined(Optional<List<Numbered>> missed) {
        lookSoon.run();
    }

    @Override
    public void event(Numbered event) {
        TaskEvent.Kind kind = event.event().kind();
        if (kind == TaskEvent.Kind.FINISHED || kind == TaskEvent.Kind.DELETED) {
            WaitingCall.super.event(event);
        }
    }

    @Override
    public void gap() {
        lookSoon.run();
    }

    @Override
    public void look() {
        try {
            Task task = tasks.get(before.id(), before.userId());
            if (task.status().isFinal()) {
                result.complete(task);
            }
        } catch (DatabaseUnavailable e) {
            LOG.debugf("the next look tells: %s", e.getMessage());
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    @Override
    public void checkTime(long now) {
        if (hungUp.getAsBoolean()) {
            result.complete(before);
        } else if (now >= endAt) {
            result.complete(null);
        }
    }

    @Override
    public void fail(ApiProblem problem) {
        result.completeExceptionally(problem);
    }
}
