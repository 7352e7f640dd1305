package io.whisperrest.api.task;

import java.time.Clock;
import java.util.Optional;

/**
 * The Idempotency-Key of a request that is being received. The lock expires unless it is renewed while bytes arrive; its expiry time
 * identifies the holder. A holder that stalls past the expiry loses the lock to the next request with the same key, and can then neither
 * complete nor release it.
 */
final class KeyLock {
    private static final long LIFE_MS = 15_000;
    private static final long RENEW_EVERY_MS = 5_000;

    private final IdempotencyRepository keys;
    private final String userId;
    private final String key;
    private final Clock clock;
    private long until;

    KeyLock(IdempotencyRepository keys, String userId, String key, Clock clock) {
        this.keys = keys;
        this.userId = userId;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Takes the lock.
     *
     * @return empty on success, else the existing entry
     */
    Optional<IdempotencyRepository.Entry> take() {
        long now = clock.millis();
        until = now + LIFE_MS;
        return keys.take(userId, key, now, until);
    }

    /** Call it frequently while the request arrives. */
    void renew() {
        long next = clock.millis() + LIFE_MS;
        if (next - until >= RENEW_EVERY_MS && keys.renew(userId, key, until, next)) {
            until = next;
        }
    }

    /** Releases the key after a rejected request. */
    void drop() {
        keys.drop(userId, key, until);
    }

    String userId() {
        return userId;
    }

    String key() {
        return key;
    }

    /** The expiry time that proves that the lock is still ours. */
    long until() {
        return until;
    }
}
