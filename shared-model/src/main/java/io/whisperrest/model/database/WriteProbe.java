package io.whisperrest.model.database;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Writes one row on its own thread: once on request, or repeatedly until it works. Thread-safe. */
final class WriteProbe implements AutoCloseable {
    private static final long FIRST_PAUSE_MS = 100;
    private static final long MAX_PAUSE_MS = 5000;

    private final BooleanSupplier write;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1,
            work -> {
                Thread probe = new Thread(work, "database-probe");
                probe.setDaemon(true);
                return probe;
            },
            new ThreadPoolExecutor.DiscardPolicy()); // requests after close
    private Future<?> running;

    /** @param write returns true when the row was written */
    WriteProbe(BooleanSupplier write) {
        this.write = write;
    }

    /** Tries once, shared with concurrent callers, and waits at most that long for the result. */
    void once(Duration wait) {
        try {
            join().get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // a locked database answers later; until then the last known state stands
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Future<?> join() {
        if (running == null || running.isDone()) {
            running = thread.submit(write::getAsBoolean);
        }
        return running;
    }

    /** Retries with pauses that double from 0.1 s to 5 s. */
    void untilItWorks() {
        schedule(FIRST_PAUSE_MS);
    }

    private void schedule(long pauseMs) {
        thread.schedule(() -> repeat(pauseMs), pauseMs, TimeUnit.MILLISECONDS);
    }

    private void repeat(long pauseMs) {
        if (!write.getAsBoolean()) {
            schedule(Math.min(MAX_PAUSE_MS, 2 * pauseMs));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
