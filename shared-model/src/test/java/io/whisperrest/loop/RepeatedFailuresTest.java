package io.whisperrest.loop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepeatedFailuresTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RepeatedFailures failures = new RepeatedFailures(nanos::get);

    /** Wrapped as JDBI does it, with the current statement. */
    private static Throwable failure(String statement, String reason) {
        return new IllegalStateException("cannot run " + statement, new SQLException(reason));
    }

    @Test
    void reportsTheSameFailureOnceInTenMinutes() {
        assertTrue(failures.isNew(failure("SELECT 1", "file is not a database")));
        for (int second = 1; second < 600; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            assertFalse(failures.isNew(failure("SELECT " + second, "file is not a database")));
        }
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertTrue(failures.isNew(failure("SELECT 1", "file is not a database")));
    }

    @Test
    void reportsADifferentFailureAtOnce() {
        assertTrue(failures.isNew(failure("SELECT 1", "file is not a database")));
        assertTrue(failures.isNew(failure("SELECT 1", "attempt to write a readonly database")));
        assertTrue(failures.isNew(new OutOfMemoryError()));
    }
}
