package io.whisperrest.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two requests with one Idempotency-Key. */
@ApiTest
class KeyLockTest {
    @Inject
    IdempotencyRepository keys;

    @Inject
    Database database;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private KeyLock lock(long seconds) {
        return new KeyLock(keys, account.id(), "key", Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)));
    }

    private void done(KeyLock lock) {
        database.write(handle -> {
            IdempotencyRepository.done(handle, lock, "digest", null);
            return true;
        });
    }

    private boolean isFree(long seconds) {
        return lock(seconds).take().isEmpty();
    }

    @Test
    void rejectsAHeldKeyUntilItIsReleased() {
        KeyLock first = lock(0);
        assertTrue(first.take().isEmpty());
        assertFalse(isFree(1));
        first.drop();
        assertTrue(isFree(1));
    }

    @Test
    void aStalledHolderCanNeitherReleaseNorCompleteTheKeyOfTheNextOne() {
        KeyLock stalled = lock(0);
        stalled.take();
        KeyLock next = lock(16);
        assertTrue(next.take().isEmpty());
        stalled.drop();
        assertFalse(isFree(17));
        ApiProblem refused = assertThrows(ApiProblem.class, () -> done(stalled));
        assertEquals("idempotency_in_progress", refused.code());
        done(next);
        assertTrue(lock(40).take().orElseThrow().done());
    }

    @Test
    void aCompletedKeyStaysCompleted() {
        KeyLock first = lock(0);
        first.take();
        done(first);
        first.drop();
        assertTrue(lock(60).take().orElseThrow().done());
    }
}
