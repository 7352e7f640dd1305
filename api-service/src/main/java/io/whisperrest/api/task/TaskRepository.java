package io.whisperrest.api.task;

import io.whisperrest.api.usage.Day;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.task.TaskText;
import io.whisperrest.model.webhook.WebhookEventRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tasks by their owner: no query here can reach another user's task. */
@ApplicationScoped
public class TaskRepository {
    private final Database database;

    public TaskRepository(Database database) {
        this.database = database;
    }

    /** Empty when unknown, deleted or somebody else's. */
    public Optional<Task> find(String id, String userId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM task WHERE id = :id AND user_id = :user AND deleted_at IS NULL")
                .bind("id", id)
                .bind("user", userId)
                .mapTo(Task.class)
                .findOne());
    }

    /** How many tasks of the user are not over. */
    int waiting(String userId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT count(*) FROM task WHERE user_id = :user AND status = 'QUEUED' AND deleted_at IS NULL")
                .bind("user", userId)
                .mapTo(Integer.class)
                .one());
    }

    /** From 1; how many waiting tasks of all users were there before this one, itself included. */
    int queuePosition(Task task) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM task WHERE status = 'QUEUED'"
                        + " AND (created_at < :at OR (created_at = :at AND id <= :id))")
                .bind("at", task.createdAt())
                .bind("id", task.id())
                .mapTo(Integer.class)
                .one());
    }

    /** Audio seconds for each second of work, as the workers measured it; 0 while nothing was measured. */
    double measuredSpeed() {
        return database.read(
                handle -> handle.createQuery("SELECT COALESCE(avg(rtfx), 0) FROM worker WHERE state = 'READY'")
                        .mapTo(Double.class)
                        .one());
    }

    /** What each worker said it has, as JSON lists. */
    List<String> modelLists() {
        return database.read(handle -> handle.createQuery("SELECT DISTINCT models FROM worker")
                .mapTo(String.class)
                .list());
    }

    /** Task, its place in the search, outbox row and usage: all or nothing. Part of the caller's transaction. */
    static void insert(Handle handle, Submission task) {
        handle.createUpdate(
                        "INSERT INTO task (id, user_id, api_key_id, door, request_id, status, lane, name, model, language, options,"
                                + " metadata, audio_key, audio_bytes, audio_sha256, audio_format, media_type, retry_of,"
                                + " webhook_url,"
                                + " created_at) VALUES (:id, :user, :apiKey, :door, :requestId, 'QUEUED', :lane, :name, :model,"
                                + " :language, :options, :metadata, :audioKey, :bytes, :sha256, :format, :mediaType,"
                                + " :retryOf, :webhookUrl, :now)")
                .bind("id", task.id())
                .bind("user", task.userId())
                .bind("apiKey", task.apiKeyId())
                .bind("door", task.door())
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
                .bind("format", task.audio().format().demuxer())
                .bind("mediaType", task.audio().format().mediaType())
                .bind("webhookUrl", task.webhookUrl())
                .bind("now", task.now())
                .execute();
        // Found by its name from the start; the worker adds the text. Folded here: SQLite knows Latin letters only.
        handle.createUpdate("INSERT INTO task_text (task_id, folded) VALUES (:id, :folded)")
                .bind("id", task.id())
                .bind("folded", TaskText.searchable(task.name(), ""))
                .execute();
        handle.createUpdate("INSERT INTO outbox (task_id, kind, created_at) VALUES (:id, 'ENQUEUE', :now)")
                .bind("id", task.id())
                .bind("now", task.now())
                .execute();
        handle.createUpdate(
                        "INSERT INTO usage (task_id, user_id, api_key_id, day, model, language, state, upload_bytes,"
                                + " created_at) VALUES (:id, :user, :apiKey, :day, :model, :language, 'ACCEPTED', :bytes, :now)"
                                + " ON CONFLICT (task_id) DO UPDATE SET state = 'ACCEPTED', api_key_id = excluded.api_key_id,"
                                + " day = excluded.day, model = excluded.model, language = excluded.language,"
                                + " upload_bytes = excluded.upload_bytes, created_at = excluded.created_at"
                                + " WHERE usage.state = 'RESERVED'")
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

    /** Locks the row against erasure for this transaction; false when its audio is gone. */
    static boolean holdAudio(Handle handle, String id, String userId) {
        return handle.createUpdate("UPDATE task SET audio_key = audio_key WHERE id = :id AND user_id = :user"
                                + " AND deleted_at IS NULL AND audio_key IS NOT NULL")
                        .bind("id", id)
                        .bind("user", userId)
                        .execute()
                == 1;
    }

    /**
     * @param name null = as it is
     * @param metadata JSON; null = as it is
     * @return the row as it is now; empty when unknown, deleted or somebody else's
     */
    Optional<Task> change(String id, String userId, String name, String metadata) {
        return database.write(handle -> {
            Optional<Task> task = handle.createQuery("UPDATE task SET name = COALESCE(:name, name),"
                            + " metadata = COALESCE(:metadata, metadata)"
                            + " WHERE id = :id AND user_id = :user AND deleted_at IS NULL RETURNING *")
                    .bind("id", id)
                    .bind("user", userId)
                    .bind("name", name)
                    .bind("metadata", metadata)
                    .mapTo(Task.class)
                    .findOne();
            if (task.isPresent() && name != null) { // the name is the first line of what is searched
                handle.createUpdate("UPDATE task_text SET folded = :name"
                                + " || substr(folded, instr(folded, :lineBreak)) WHERE task_id = :id")
                        .bind("name", name.toLowerCase(Locale.ROOT))
                        .bind("lineBreak", "\n")
                        .bind("id", id)
                        .execute();
            }
            return task;
        });
    }

    /** True when the task was not over and is cancelled now. */
    public boolean cancel(String id, String userId, long now) {
        return database.write(handle -> {
            boolean cancelled =
                    handle.createUpdate("UPDATE task SET status = 'CANCELLED', worker = NULL, finished_at = :now"
                                            + " WHERE id = :id AND user_id = :user AND status IN ('QUEUED', 'RUNNING')")
                                    .bind("id", id)
                                    .bind("user", userId)
                                    .bind("now", now)
                                    .execute()
                            == 1;
            if (cancelled) {
                handle.createUpdate("INSERT INTO outbox (task_id, kind, created_at) VALUES (:id, 'CANCEL', :now)"
                                + " ON CONFLICT DO NOTHING")
                        .bind("id", id)
                        .bind("now", now)
                        .execute();
                handle.createUpdate("UPDATE usage SET state = 'CANCELLED', finished_at = :now WHERE task_id = :id")
                        .bind("id", id)
                        .bind("now", now)
                        .execute();
                WebhookEventRepository.taskEnded(handle, id, TaskStatus.CANCELLED, now);
            }
            return cancelled;
        });
    }

    /**
     * Cancels it where it is not over, and takes it out of every list.
     *
     * @param backdatedMs how much of the undo window is over at once
     * @return false when there is none of this user
     */
    boolean delete(String id, String userId, long now, long backdatedMs) {
        cancel(id, userId, now);
        return database.write(handle -> handle.createUpdate(
                                "UPDATE task SET deleted_at = :now WHERE id = :id AND user_id = :user AND deleted_at IS NULL")
                        .bind("id", id)
                        .bind("user", userId)
                        .bind("now", now - backdatedMs)
                        .execute()
                == 1);
    }

    /** False when it was not deleted, or before that instant. */
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
