package io.whisperrest.api.task;

import java.time.Clock;
import java.util.Optional;

/**
 * An Idempotency-Key while one request is received. It is held until a moment that is moved on as bytes arrive, and that moment
 * tells whose it is: who stalled for longer lost it to the next request with that key, and can neither end nor free it any more.
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

    /** Empty when it is held now, else what is there. */
    Optional<IdempotencyRepository.Entry> take() {
        long now = clock.millis();
        until = now + LIFE_MS;
        return keys.take(userId, key, now, until);
    }

    /** To be called often while the request arrives. */
    void renew() {
        long next = clock.millis() + LIFE_MS;
        if (next - until >= RENEW_EVERY_MS && keys.renew(userId, key, until, next)) {
            until = next;
        }
    }

    /** The request was refused: the key is free again. */
    void drop() {
        keys.drop(userId, key, until);
    }

    String userId() {
        return userId;
    }

    String key() {
        return key;
    }

    /** By which it is known to be still ours. */
    long until() {
        return until;
    }
}
