package io.whisperrest.worker.task;

import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.function.Supplier;

/** Retries a write while the database is unavailable: pauses of 1, 2, 4 … 10 s, a minute in all. The lease is kept alive meanwhile. */
final class DatabaseRetry {
    private static final long FIRST_PAUSE_MS = 1000;
    private static final long MAX_PAUSE_MS = 10_000;
    private static final long STEP_MS = 100;

    private final long limitMs;

    DatabaseRetry(long limitMs) {
        this.limitMs = limitMs;
    }

    /**
     * @throws DatabaseUnavailable when the database stayed unavailable
     * @throws RecognitionAborted when the run was asked to stop in the meantime
     */
    <T> T with(HeldTask held, Supplier<T> write) {
        long waited = 0;
        for (long pause = FIRST_PAUSE_MS; ; pause = Math.min(MAX_PAUSE_MS, pause * 2)) {
            try {
                return write.get();
            } catch (DatabaseUnavailable e) {
                if (waited >= limitMs) {
                    throw e;
                }
                waited += sleep(held, pause);
            }
        }
    }

    private static long sleep(HeldTask held, long pause) {
        for (long slept = 0; slept < pause; slept += STEP_MS) {
            if (held.stopReason() != null) {
                throw new RecognitionAborted();
            }
            Sleep.millis(STEP_MS);
        }
        return pause;
    }
}
