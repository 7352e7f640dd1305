package io.whisperrest.worker.store;

import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Charges decoded audio to its user, as part of a transaction that begins here. Updating the user's row serialises all decisions about
 * one user, so the sum of a day can reach the limit but never exceed it.
 */
final class ChargeRepository {
    private final AudioLimits configured;

    /** @param configured limits that apply unless an administrator or the user's own limits override them */
    ChargeRepository(AudioLimits configured) {
        this.configured = configured;
    }

    /** Must be the first statement of the transaction. */
    void begin(Handle handle, Task task, long now) {
        handle.createUpdate("UPDATE app_user SET touched_at = :now WHERE id = :user")
                .bind("now", now)
                .bind("user", task.userId())
                .execute();
    }

    /**
     * Charging a task again replaces its earlier charge.
     *
     * @return why the task may not run; empty when it was charged
     */
    Optional<FailureCode> charge(Handle handle, Task task, long audioMs) {
        AudioLimits limits = limits(handle, task);
        if (limits.maxDurationSeconds() != null && audioMs > limits.maxDurationSeconds() * 1000) {
            return Optional.of(FailureCode.AUDIO_TOO_LONG);
        }
        if (limits.audioSecondsPerDay() != null
                && others(handle, task) + audioMs > limits.audioSecondsPerDay() * 1000) {
            return Optional.of(FailureCode.QUOTA_EXCEEDED);
        }
        handle.createUpdate("UPDATE usage SET audio_ms = :audioMs WHERE task_id = :id")
                .bind("audioMs", audioMs)
                .bind("id", task.id())
                .execute();
        return Optional.empty();
    }

    /** Audio of the user's other tasks on the day this one was accepted, in ms. */
    private static long others(Handle handle, Task task) {
        return handle.createQuery("""
                SELECT COALESCE(sum(audio_ms), 0)
                FROM usage
                WHERE user_id = :user AND task_id <> :id AND day = (SELECT day FROM usage WHERE task_id = :id)""")
                .bind("user", task.userId())
                .bind("id", task.id())
                .mapTo(Long.class)
                .one();
    }

    private AudioLimits limits(Handle handle, Task task) {
        String own = handle.createQuery("SELECT limits FROM app_user WHERE id = :user")
                .bind("user", task.userId())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
        String common = handle.createQuery("SELECT value FROM setting WHERE name = 'limits'")
                .mapTo(String.class)
                .findOne()
                .orElse(null);
        return AudioLimits.parse(own).orElse(AudioLimits.parse(common)).orElse(configured);
    }
}
