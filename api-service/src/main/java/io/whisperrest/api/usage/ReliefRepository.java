package io.whisperrest.api.usage;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Estimates when enough of a user's recordings will have been erased, by deletion or retention. */
final class ReliefRepository {
    private static final long TO_BE_ERASED_MS = 2 * 60_000; // an undo window and one pass of the eraser
    private static final Duration UNKNOWN = Duration.ofDays(1);

    private ReliefRepository() {}

    private record Leaving(long bytes, long at) {}

    /** Time until that many bytes are free; one day when no deletion is scheduled. */
    static Duration until(Handle handle, String userId, long bytes, long now) {
        long free = 0;
        for (Leaving leaving : leaving(handle, userId)) {
            free += leaving.bytes();
            if (free >= bytes) {
                return Duration.ofMillis(Math.max(0, leaving.at() - now) + TO_BE_ERASED_MS);
            }
        }
        return UNKNOWN;
    }

    /** Counts a file shared by several tasks at the time of the last one. */
    private static Iterable<Leaving> leaving(Handle handle, String userId) {
        return handle.createQuery("""
                SELECT max(audio_bytes) AS bytes, max(COALESCE(deleted_at, audio_expires_at)) AS at
                FROM task
                WHERE user_id = :user AND audio_key IS NOT NULL
                GROUP BY audio_key
                HAVING count(*) = count(COALESCE(deleted_at, audio_expires_at))
                ORDER BY at""").bind("user", userId).mapTo(Leaving.class).list();
    }
}
