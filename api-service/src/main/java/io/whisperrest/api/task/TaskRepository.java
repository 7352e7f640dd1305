package io.whisperrest.api.task;

import io.whisperrest.api.account.UserRepository;
import io.whisperrest.api.dispatch.OutboxRepository;
import io.whisperrest.api.usage.Day;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.IdParts;
import io.whisperrest.model.ending.TaskEnding;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.search.TaskTextRepository;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Tasks by their owner: no query here can reach another user's task. */
@ApplicationScoped
public class TaskRepository {
    /** Of one query; SQLite allows 32 766 values. */
    private final Database database;

    private final TaskEndings endings;

    public TaskRepository(Database database, TaskEndings endings) {
        this.database = database;
        this.endings = endings;
    }

    /** Empty for unknown, deleted and other users' tasks. */
    public Optional<Task> find(String id, String userId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM task WHERE id = :id AND user_id = :user AND deleted_at IS NULL")
                .bind("id", id)
                .bind("user", userId)
                .mapTo(Task.class)
                .findOne());
    }

    /** Number of the user's tasks that wait for a worker. */
    int waiting(String userId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT count(*) FROM task WHERE user_id = :user AND status = 'QUEUED' AND deleted_at IS NULL")
                .bind("user", userId)
                .mapTo(Integer.class)
                .one());
    }

    /** From 1: the number of tasks of all users that wait for the same model, up to and including this one. */
    int queuePosition(Task task) {
        return database.read(handle -> handle.createQuery("""
                SELECT count(*)
                FROM task
                WHERE status = 'QUEUED' AND model = :model
                    AND (created_at < :at OR (created_at = :at AND id <= :id))""")
                .bind("model", task.model())
                .bind("at", task.createdAt())
                .bind("id", task.id())
                .mapTo(Integer.class)
                .one());
    }

    /**
     * Seconds of audio per second of work, as measured by that worker, else by all; 0 = not measured yet.
     *
     * @param worker null = none yet
     */
    double measuredSpeed(String worker) {
        return database.read(handle -> handle.createQuery("""
                SELECT COALESCE(
                    (SELECT rtfx FROM worker WHERE id = :worker),
                    (SELECT avg(rtfx) FROM worker WHERE state = 'READY'),
                    0)""")
                .bind("worker", worker)
                .mapTo(Double.class)
                .one());
    }

    /** Those of the ids whose tasks have not ended and are not deleted. */
    Set<String> unfinished(List<String> ids) {
        Set<String> unfinished = new HashSet<>();
        for (List<String> some : IdParts.of(ids)) {
            unfinished.addAll(database.read(handle -> handle.createQuery("""
                    SELECT id FROM task
                    WHERE id IN (<ids>) AND status IN ('QUEUED', 'RUNNING') AND deleted_at IS NULL""")
                    .bindList("ids", some)
                    .mapTo(String.class)
                    .list()));
        }
        return unfinished;
    }

    /**
     * Inserts the task, its search text, outbox row and usage in one transaction. Locks the user, because a reservation becomes a task
     * here: who adds both up meanwhile must not miss it in between.
     *
     * @param also further writes of the same transaction
     */
    void add(Submission task, Consumer<Handle> also) {
        database.write(
                handle -> {
                    UserRepository.lock(handle, task.userId());
                    insert(handle, task);
                    also.accept(handle);
                    return true;
                },
                handle -> handle.createQuery("SELECT 1 FROM task WHERE id = :id")
                        .bind("id", task.id())
                        .mapTo(Boolean.class)
                        .findOne());
    }

    private static void insert(Handle handle, Submission task) {
        handle.createUpdate("""
                INSERT INTO task (id, user_id, api_key_id, dialect, request_id, status, lane, name, model,
                    language, options, metadata, audio_key, audio_bytes, audio_sha256, audio_format, media_type,
                    retry_of, webhook_url, created_at)
                VALUES (:id, :user, :apiKey, :dialect, :requestId, 'QUEUED', :lane, :name, :model, :language,
                    :options, :metadata, :audioKey, :bytes, :sha256, :format, :mediaType, :retryOf, :webhookUrl, :now)""")
                .bind("id", task.id())
                .bind("user", task.userId())
                .bind("apiKey", task.apiKeyId())
                .bind("dialect", task.dialect())
                .bind("requestId", task.requestId())
                .bind("lane", task.lane().word())
                .bind("name", task.name())
                .bind("model", task.model())
                .bind("language", task.options().language())
                .bind("options", TaskJson.write(task.options()))
                .bind("metadata", TaskJson.write(task.metadata()))
                .bind("retryOf", task.retryOf())
                .bind("audioKey", task.audio().key())
                .bind("bytes", task.audio().bytes())
                .bind("sha256", task.audio().sha256())
                .bind("format", task.audio().format().name())
                .bind("mediaType", task.audio().format().mediaType())
                .bind("webhookUrl", task.webhookUrl())
                .bind("now", task.now())
                .execute();
        // Findable by name from the start; the worker adds the text.
        TaskTextRepository.write(handle, task.id(), task.userId(), task.name(), "");
        OutboxRepository.add(handle, task.id(), "ENQUEUE", task.now());
        handle.createUpdate("""
                INSERT INTO usage (task_id, user_id, api_key_id, day, model, language, state, upload_bytes,
                    created_at)
                VALUES (:id, :user, :apiKey, :day, :model, :language, 'ACCEPTED', :bytes, :now)
                ON CONFLICT (task_id) DO UPDATE SET state = 'ACCEPTED', api_key_id = excluded.api_key_id,
                    day = excluded.day, model = excluded.model, language = excluded.language,
                    upload_bytes = excluded.upload_bytes, created_at = excluded.created_at
                WHERE usage.state = 'RESERVED'""")
                .bind("id", task.id())
                .bind("user", task.userId())
                .bind("apiKey", task.apiKeyId())
                .bind("day", Day.of(task.now()))
                .bind("model", task.model())
                .bind("language", task.options().language())
                .bind("bytes", task.audio().bytes())
                .bind("now", task.now())
                .execute();
    }

    /** Locks the row against erasure for this transaction; false when its audio has been erased. */
    static boolean holdAudio(Handle handle, String id, String userId) {
        return handle.createUpdate("""
                UPDATE task SET audio_key = audio_key
                WHERE id = :id AND user_id = :user AND deleted_at IS NULL AND audio_key IS NOT NULL""").bind("id", id).bind("user", userId).execute() == 1;
    }

    /**
     * @param name null = unchanged
     * @param metadata JSON; null = unchanged
     * @return the updated row; empty for unknown, deleted and other users' tasks
     */
    Optional<Task> change(String id, String userId, String name, String metadata) {
        return database.write(handle -> {
            Optional<Task> task = handle.createQuery("""
                    UPDATE task SET name = COALESCE(:name, name), metadata = COALESCE(:metadata, metadata)
                    WHERE id = :id AND user_id = :user AND deleted_at IS NULL
                    RETURNING *""")
                    .bind("id", id)
                    .bind("user", userId)
                    .bind("name", name)
                    .bind("metadata", metadata)
                    .mapTo(Task.class)
                    .findOne();
            if (task.isPresent() && name != null) {
                TaskTextRepository.rename(handle, id, userId, name);
            }
            return task;
        });
    }

    /** @return false when the task has already ended, or belongs to another user */
    public boolean cancel(String id, String userId, long now) {
        return endings.end(
                TaskEnding.cancellation(id, userId), now, handle -> OutboxRepository.add(handle, id, "CANCEL", now));
    }

    /**
     * Cancels the task unless it has ended, and removes it from all lists.
     *
     * @param backdatedMs part of the undo window to skip
     * @return false when the user has no such task
     */
    boolean delete(String id, String userId, long now, long backdatedMs) {
        long deletedAt = now - backdatedMs;
        return endings.end(TaskEnding.cancellation(id, userId), now, handle -> {
                    OutboxRepository.add(handle, id, "CANCEL", now);
                    markDeleted(handle, id, userId, deletedAt);
                })
                || database.write(handle -> markDeleted(handle, id, userId, deletedAt));
    }

    private static boolean markDeleted(Handle handle, String id, String userId, long at) {
        return handle.createUpdate(
                                "UPDATE task SET deleted_at = :at WHERE id = :id AND user_id = :user AND deleted_at IS NULL")
                        .bind("id", id)
                        .bind("user", userId)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** False when it was not deleted, or was deleted before that instant. */
    boolean restore(String id, String userId, long deletedAfter) {
        return database.write(handle -> handle.createUpdate(
                                "UPDATE task SET deleted_at = NULL WHERE id = :id AND user_id = :user AND deleted_at > :after")
                        .bind("id", id)
                        .bind("user", userId)
                        .bind("after", deletedAfter)
                        .execute()
                == 1);
    }
}
