package io.whisperrest.worker.task;

import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.function.Supplier;

/** Waiting out a database that is away: 1, 2, 4 … 10 s between tries, a minute in all, while the lease is kept alive. */
final class Patience {
    private static final long FIRST_PAUSE_MS = 1000;
    private static final long LONGEST_PAUSE_MS = 10_000;
    private static final long STEP_MS = 100;

    private final long limitMs;

    Patience(long limitMs) {
        this.limitMs = limitMs;
    }

    /**
     * @throws DatabaseUnavailable when it stayed away
     * @throws RecognitionAborted when the run was asked to stop meanwhile
     */
    <T> T with(HeldTask held, Supplier<T> write) {
        long waited = 0;
        for (long pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
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
            if (held.stopReason() == StopReason.LOST) {
                throw new RecognitionAborted();
            }
            Sleep.millis(STEP_MS);
        }
        return pause;
    }
}
