package io.whisperrest.api.upload;

import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.usage.QuotaRepository;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The named queries of {@code upload}; each is restricted to the owner. */
@Singleton
class UploadRepository {
    private final Database database;
    private final QuotaRepository quota;

    UploadRepository(Database database, QuotaRepository quota) {
        this.database = database;
        this.quota = quota;
    }

    Optional<Upload> find(String id, String userId) {
        return database.read(handle -> handle.createQuery("SELECT * FROM upload WHERE id = :id AND user_id = :user")
                .bind("id", id)
                .bind("user", userId)
                .mapTo(Upload.class)
                .findOne());
    }

    /** Uploads that no task has used, newest first. */
    List<Upload> unused(String userId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM upload WHERE user_id = :user AND task_id IS NULL ORDER BY created_at DESC, id")
                .bind("user", userId)
                .mapTo(Upload.class)
                .list());
    }

    /**
     * Adds the upload unless the user already has {@code limit} unused ones; check and insert are one statement.
     *
     * @param expired ids that no longer count
     * @return false when the limit is reached
     * @throws io.whisperrest.api.error.ApiProblem 429 {@code quota_exceeded}
     */
    boolean add(Upload upload, int limit, Set<String> expired) {
        List<String> past = expired.isEmpty() ? List.of("") : List.copyOf(expired);
        UserLimits common = quota.common();
        return database.write(
                handle -> {
                    quota.requireStorage(handle, upload.userId(), common, upload.length());
                    return handle.createUpdate("""
                            INSERT INTO upload (id, user_id, length, name, media_type, created_at) SELECT :id,
                                :user, :length, :name, :type, :now
                            WHERE (SELECT count(*) FROM upload WHERE user_id = :user AND task_id IS NULL
                                AND id NOT IN (<expired>)) < :limit""")
                                    .bind("id", upload.id())
                                    .bind("user", upload.userId())
                                    .bind("length", upload.length())
                                    .bind("name", upload.name())
                                    .bind("type", upload.mediaType())
                                    .bind("now", upload.createdAt())
                                    .bindList("expired", past)
                                    .bind("limit", limit)
                                    .execute()
                            == 1;
                },
                handle -> handle.createQuery("SELECT 1 FROM upload WHERE id = :id AND user_id = :user")
                        .bind("id", upload.id())
                        .bind("user", upload.userId())
                        .mapTo(Boolean.class)
                        .findOne());
    }

    /** False when it does not exist, or a task has used it. */
    boolean remove(String id, String userId) {
        return database.write(handle ->
                handle.createUpdate("DELETE FROM upload WHERE id = :id AND user_id = :user AND task_id IS NULL")
                                .bind("id", id)
                                .bind("user", userId)
                                .execute()
                        == 1);
    }

    /** False when a task has already used it. Part of the transaction that accepts the task. */
    static boolean use(Handle handle, Upload upload, String taskId) {
        return handle.createUpdate("""
                UPDATE upload SET task_id = :task WHERE id = :id AND user_id = :user AND task_id IS NULL""")
                        .bind("task", taskId)
                        .bind("id", upload.id())
                        .bind("user", upload.userId())
                        .execute()
                == 1;
    }
}
