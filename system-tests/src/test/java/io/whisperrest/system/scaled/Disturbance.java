package io.whisperrest.system.scaled;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** Repeats a disturbance on a thread of its own until it is closed. */
final class Disturbance implements AutoCloseable {
    private final Thread thread;
    private final AtomicInteger times = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean ending;

    Disturbance(Runnable step) {
        thread = new Thread(() -> {
            try {
                while (!ending) {
                    step.run();
                    times.incrementAndGet();
                }
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
        });
        thread.start();
    }

    /** Number of times so far. @throws IllegalStateException when it failed */
    int times() {
        if (failure.get() != null) {
            throw new IllegalStateException("the disturbance failed", failure.get());
        }
        return times.get();
    }

    /** Waits until it has happened that often. */
    void await(int least) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> times() >= least);
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        times(); // a failure shows
    }
}
