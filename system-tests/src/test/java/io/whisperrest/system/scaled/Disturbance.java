package io.whisperrest.system.scaled;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Repeats a disturbance on a thread of its own until it is closed. */
final class Disturbance implements AutoCloseable {
    private final Thread thread;
    private final AtomicInteger times = new AtomicInteger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean ending;

    Disturbance(Runnable step) {
        thread = new Thread(() -> {
            try {
                while (!ending) {
                    step.run();
                    times.incrementAndGet();
                }
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        thread.start();
    }

    /** Number of times so far. */
    int times() {
        return times.get();
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
