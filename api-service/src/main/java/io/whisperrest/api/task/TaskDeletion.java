package io.whisperrest.api.task;

import io.whisperrest.api.dispatch.Dispatcher;
import io.whisperrest.api.dispatch.ErasureConfig;
import io.whisperrest.api.error.Problems;
import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Deletes and restores tasks. {@link io.whisperrest.api.dispatch.Eraser} erases deleted ones later. */
@ApplicationScoped
public class TaskDeletion {
    private final TaskRepository tasks;
    private final Dispatcher dispatcher;
    private final ErasureConfig config;
    private final TaskEventPublisher taskEvents;
    private final Clock clock;

    TaskDeletion(
            TaskRepository tasks,
            Dispatcher dispatcher,
            ErasureConfig config,
            TaskEventPublisher taskEvents,
            Clock clock) {
        this.tasks = tasks;
        this.dispatcher = dispatcher;
        this.config = config;
        this.taskEvents = taskEvents;
        this.clock = clock;
    }

    /** @param purgeAt from then on it cannot be restored */
    @Schema(requiredProperties = {"id", "deletedAt", "purgeAt"})
    public record Deleted(String id, Instant deletedAt, Instant purgeAt) {}

    /** @throws io.whisperrest.api.error.ApiProblem 404 */
    public Deleted delete(String id, String userId) {
        long now = clock.millis();
        if (!tasks.delete(id, userId, now, 0)) {
            throw Problems.notFound();
        }
        dispatcher.wake();
        taskEvents.publish(TaskEvent.Kind.DELETED, userId, id);
        return new Deleted(
                id,
                Instant.ofEpochMilli(now),
                Instant.ofEpochMilli(now + config.undoWindow().toMillis()));
    }

    /**
     * Deletes permanently.
     *
     * @throws io.whisperrest.api.error.ApiProblem 404
     */
    public void deleteNow(String id, String userId) {
        if (!tasks.delete(id, userId, clock.millis(), config.undoWindow().toMillis())) {
            throw Problems.notFound();
        }
        dispatcher.wake();
        taskEvents.publish(TaskEvent.Kind.DELETED, userId, id);
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404 after the undo window */
    public void restore(String id, String userId) {
        if (!tasks.restore(id, userId, clock.millis() - config.undoWindow().toMillis())) {
            throw Problems.notFound();
        }
        taskEvents.publish(TaskEvent.Kind.RESTORED, userId, id);
    }
}
