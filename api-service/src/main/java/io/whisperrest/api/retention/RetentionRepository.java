package io.whisperrest.api.retention;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.TaskOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The columns {@code audio_expires_at} and {@code expires_at} of finished tasks, and the shorter retention that users chose. */
public final class RetentionRepository {
    private final Database database;

    public RetentionRepository(Database database) {
        this.database = database;
    }

    /** @param audioExpiresAt null = not computed yet */
    record Over(
            String id,
            String userId,
            long finishedAt,
            TaskOptions options,
            boolean hasAudio,
            Long audioExpiresAt,
            long expiresAt) {

        /** As stored; null = not computed yet. */
        Expiry expiry() {
            return audioExpiresAt == null ? null : new Expiry(audioExpiresAt, expiresAt);
        }
    }

    private record Choice(String id, Integer audioDays, Integer textDays) {}

    /** The users' own retention, by user id. */
    Map<String, Kept> choices() {
        return database.read(handle -> handle.createQuery("""
                SELECT id, audio_days, text_days FROM app_user WHERE audio_days IS NOT NULL OR text_days IS NOT NULL""")
                .mapTo(Choice.class)
                .collectToMap(Choice::id, choice -> Kept.ofDays(choice.audioDays(), choice.textDays())));
    }

    List<Over> unmarked(int limit) {
        return database.read(handle ->
                handle.createQuery("""
                SELECT id, user_id, finished_at, options, audio_key IS NOT NULL AS has_audio, audio_expires_at, expires_at
                FROM task
                WHERE finished_at IS NOT NULL AND deleted_at IS NULL AND audio_expires_at IS NULL LIMIT :limit""").bind("limit", limit).mapTo(Over.class).list());
    }

    /** The next page, ordered by id. */
    List<Over> after(String id, int limit) {
        return database.read(handle -> handle.createQuery("""
                SELECT id, user_id, finished_at, options, audio_key IS NOT NULL AS has_audio, audio_expires_at, expires_at
                FROM task
                WHERE finished_at IS NOT NULL AND deleted_at IS NULL AND id > :after
                ORDER BY id LIMIT :limit""")
                .bind("after", id)
                .bind("limit", limit)
                .mapTo(Over.class)
                .list());
    }

    /** In the order of the ids, so that two writers that mark the same tasks cannot wait for each other. */
    void mark(Map<String, Expiry> marks) {
        database.write(handle -> {
            new TreeMap<>(marks)
                    .forEach((id, expiry) -> handle.createUpdate("""
                    UPDATE task SET audio_expires_at = :audioAt, expires_at = :allAt
                    WHERE id = :id AND finished_at IS NOT NULL""")
                            .bind("audioAt", expiry.audioAt())
                            .bind("allAt", expiry.allAt())
                            .bind("id", id)
                            .execute());
            return marks.size();
        });
    }
}
