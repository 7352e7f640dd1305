package io.whisperrest.api.usage;

import io.whisperrest.api.account.UserRepository;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.setting.UserLimitsService;
import io.whisperrest.model.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/**
 * Reserves quota before a body is read. Each decision first locks the user's row, so decisions about one user run one after another:
 * usage can reach a limit but never exceed it.
 */
@ApplicationScoped
public class QuotaRepository {
    private static final long FRAME = 64 * 1024; // form data around the file

    private final Database database;
    private final UserLimitsService limits;
    private final Clock clock;

    QuotaRepository(Database database, UserLimitsService limits, Clock clock) {
        this.database = database;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param taskId of the future task; its audio will be stored under this key
     * @param declared Content-Length of the request, −1 when unknown; 0 = its bytes are already counted
     * @throws ApiProblem 413; 429 {@code queue_full}, {@code quota_exceeded}: nothing is reserved
     */
    public Reservation reserve(String userId, String taskId, long declared) {
        UserLimits common = limits.common();
        return database.write(handle -> reserve(handle, userId, taskId, declared, common));
    }

    private Reservation reserve(Handle handle, String userId, String taskId, long declared, UserLimits common) {
        long now = clock.millis();
        lock(handle, userId);
        UserLimits own = limits.in(handle, userId, common);
        long cap = Math.min(own.maxUploadBytes(), limits.configured().maxUploadBytes());
        if (declared > cap + FRAME) {
            throw Problems.fileTooLarge(cap);
        }
        requireQueue(handle, userId, taskId, own);
        requireAudio(handle, userId, own, now);
        Reservation reserved = storage(handle, userId, taskId, declared, own, cap);
        insert(
                handle,
                userId,
                taskId,
                declared < 0 ? reserved.mostBytes() : Math.min(declared, reserved.mostBytes()),
                now);
        return reserved;
    }

    /** The first statement of every transaction that decides about quota. */
    private static void lock(Handle handle, String userId) {
        if (!UserRepository.lock(handle, userId)) {
            throw Problems.unauthenticated();
        }
    }

    private static void requireQueue(Handle handle, String userId, String taskId, UserLimits own) {
        long waiting = UsedRepository.queuedTasks(handle, userId)
                + handle.createQuery("""
                        SELECT count(*) FROM usage WHERE user_id = :user AND state = 'RESERVED' AND task_id <> :id""")
                        .bind("user", userId)
                        .bind("id", taskId)
                        .mapTo(Long.class)
                        .one();
        if (waiting >= own.maxQueuedTasks()) {
            throw QuotaProblems.queueFull(waiting, own.maxQueuedTasks());
        }
    }

    private static void requireAudio(Handle handle, String userId, UserLimits own, long now) {
        if (own.audioSecondsPerDay() == null) {
            return;
        }
        long usedMs = UsedRepository.audioMs(handle, userId, Day.of(now));
        if (usedMs >= own.audioSecondsPerDay() * 1000) {
            throw QuotaProblems.audio(usedMs / 1000, own.audioSecondsPerDay(), Day.untilMidnight(now));
        }
    }

    private Reservation storage(Handle handle, String userId, String taskId, long declared, UserLimits own, long cap) {
        boolean admin = UsedRepository.isAdmin(handle, userId);
        if (own.storageBytes() == null || declared == 0) {
            return new Reservation(cap, null, own, admin);
        }
        long used = UsedRepository.storageBytes(handle, userId, taskId);
        long left = own.storageBytes() - used;
        ApiProblem rejection = rejection(handle, userId, own.storageBytes(), used, Math.max(1, declared));
        if (left <= 0 || declared > left + FRAME) {
            throw rejection;
        }
        return left < cap ? new Reservation(left, rejection, own, admin) : new Reservation(cap, null, own, admin);
    }

    /**
     * Checks the storage quota within a transaction that stores bytes other than as a task. Call it before any other quota decision.
     *
     * @param common {@link #common}, read before the transaction, which must not wait for a second connection
     * @param bytes to be stored; 0 = already written
     * @throws ApiProblem 429 {@code quota_exceeded}
     */
    public void requireStorage(Handle handle, String userId, UserLimits common, long bytes) {
        lock(handle, userId);
        Long limit = limits.in(handle, userId, common).storageBytes();
        long used = limit == null ? 0 : UsedRepository.storageBytes(handle, userId, "");
        if (limit != null && used + bytes > limit) {
            throw rejection(handle, userId, limit, used, bytes);
        }
    }

    /** The limits that hold for every user who has none of their own. */
    public UserLimits common() {
        return limits.common();
    }

    private ApiProblem rejection(Handle handle, String userId, long limit, long used, long wanted) {
        return QuotaProblems.storage(
                used, limit, ReliefRepository.until(handle, userId, wanted - (limit - used), clock.millis()));
    }

    /** Idempotent, so it can be repeated after an uncertain commit. */
    private static void insert(Handle handle, String userId, String taskId, long bytes, long now) {
        handle.createUpdate("""
                INSERT INTO usage (task_id, user_id, day, model, state, upload_bytes, created_at)
                VALUES (:id, :user, :day, '', 'RESERVED', :bytes, :now)
                ON CONFLICT (task_id) DO NOTHING""")
                .bind("id", taskId)
                .bind("user", userId)
                .bind("day", Day.of(now))
                .bind("bytes", bytes)
                .bind("now", now)
                .execute();
    }

    /** Releases the reservation of a body that was rejected or aborted. */
    public void release(String userId, String taskId) {
        database.write(handle -> handle.createUpdate(
                        "DELETE FROM usage WHERE task_id = :id AND user_id = :user AND state = 'RESERVED'")
                .bind("id", taskId)
                .bind("user", userId)
                .execute());
    }
}
