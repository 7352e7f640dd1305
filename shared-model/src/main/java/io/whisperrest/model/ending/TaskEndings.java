package io.whisperrest.model.ending;

import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.search.TaskTextRepository;
import io.whisperrest.model.task.Spacing;
import io.whisperrest.model.usage.TaskUsageRepository;
import io.whisperrest.model.webhook.WebhookEventRepository;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Ends tasks, in one transaction:
 *
 * <ol>
 *   <li>the row, guarded by the {@link TaskEnding},
 *   <li>whatever the caller adds,
 *   <li>its row in the outbox, with which it gives back its permit,
 *   <li>the search text: the name and the text recognised so far,
 *   <li>the usage,
 *   <li>the webhook deliveries;
 * </ol>
 *
 * and afterwards the event. Does nothing to a task that had already ended.
 */
public final class TaskEndings {
    private final Database database;
    private final TaskEventPublisher events;

    public TaskEndings(Database database, TaskEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    /**
     * @param now ms of the epoch
     * @param also writes what only this kind of ending needs; called only when the task ends here
     * @return false when the task had already ended or belongs to another owner; nothing was written
     */
    public boolean end(TaskEnding ending, long now, Consumer<Handle> also) {
        Optional<String> owner = database.write(
                handle -> {
                    if (!ending.write(handle, now)) {
                        return Optional.empty();
                    }
                    also.accept(handle);
                    deleteFromOutbox(handle, ending.id());
                    String userId = owner(handle, ending.id());
                    indexText(handle, ending.id(), userId);
                    TaskUsageRepository.close(handle, ending.id(), ending.status(), now);
                    WebhookEventRepository.taskEnded(handle, ending.id(), ending.status(), now);
                    return Optional.of(userId);
                },
                handle -> ending.landed(handle, now).map(landed -> Optional.of(owner(handle, ending.id()))));
        owner.ifPresent(userId -> events.publish(TaskEvent.Kind.FINISHED, userId, ending.id()));
        return owner.isPresent();
    }

    /** The committed segments joined to one text. */
    public static String text(Handle handle, String taskId) {
        return Spacing.join(handle.createQuery("SELECT text FROM segment WHERE task_id = :id ORDER BY seq")
                .bind("id", taskId)
                .mapTo(String.class)
                .list());
    }

    private static void deleteFromOutbox(Handle handle, String taskId) {
        handle.createUpdate("DELETE FROM outbox WHERE task_id = :id AND kind = 'ENQUEUE'")
                .bind("id", taskId)
                .execute();
    }

    private static String owner(Handle handle, String taskId) {
        return handle.createQuery("SELECT user_id FROM task WHERE id = :id")
                .bind("id", taskId)
                .mapTo(String.class)
                .one();
    }

    private static void indexText(Handle handle, String taskId, String userId) {
        // it may have been renamed in the meantime
        String name = handle.createQuery("SELECT name FROM task WHERE id = :id")
                .bind("id", taskId)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
        TaskTextRepository.write(handle, taskId, userId, name, text(handle, taskId));
    }
}
