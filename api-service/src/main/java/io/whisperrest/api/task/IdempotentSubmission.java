package io.whisperrest.api.task;

import java.io.InputStream;
import org.jdbi.v3.core.Handle;

/** A request under its {@code Idempotency-Key}; does nothing without a key. Not thread-safe. */
final class IdempotentSubmission {
    private final KeyLock lock;
    private final IdempotencyRepository.Entry first;

    /**
     * @param lock null = the request has no key
     * @param first the earlier request that was answered under this key; null = none
     */
    IdempotentSubmission(KeyLock lock, IdempotencyRepository.Entry first) {
        this.lock = lock;
        this.first = first;
    }

    boolean isRepeated() {
        return first != null;
    }

    /**
     * The result of the first request.
     *
     * @throws io.whisperrest.api.error.ApiProblem 422 {@code idempotency_mismatch} when the first request was a different one
     */
    Accepted answerAgain(String digest) {
        if (!digest.equals(first.digest())) {
            throw IdempotencyKey.mismatch();
        }
        return new Accepted(first.taskId(), true);
    }

    /** Keeps the key locked while the audio arrives, however slowly. */
    InputStream renewing(InputStream audio) {
        return lock == null ? audio : new RenewingStream(audio, lock);
    }

    /** Part of the transaction that accepts the task. */
    void answer(Handle handle, String digest, String taskId) {
        if (lock != null) {
            IdempotencyRepository.done(handle, lock, digest, taskId);
        }
    }

    /** Releases the key after a failed request. */
    void abandon() {
        if (lock != null) {
            lock.drop();
        }
    }
}
