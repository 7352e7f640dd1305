package io.whisperrest.api.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Ensures that a request with an {@code Idempotency-Key} creates one task, however often it is sent. */
@ApplicationScoped
class Idempotency {
    private final IdempotencyRepository keys;
    private final Clock clock;

    Idempotency(IdempotencyRepository keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Takes the key of the request, if it has one.
     *
     * @throws io.whisperrest.api.error.ApiProblem 400 for a malformed key; 409 {@code idempotency_in_progress} while a request with the
     *     same key is being received
     */
    IdempotentSubmission begin(TaskRequest request) {
        String key = IdempotencyKey.checked(request.idempotencyKey());
        if (key == null) {
            return new IdempotentSubmission(null, null);
        }
        KeyLock lock = new KeyLock(keys, request.userId(), key, clock);
        IdempotencyRepository.Entry first = lock.take().orElse(null);
        if (first != null && !first.done()) {
            throw IdempotencyKey.inProgress();
        }
        return new IdempotentSubmission(lock, first);
    }
}
