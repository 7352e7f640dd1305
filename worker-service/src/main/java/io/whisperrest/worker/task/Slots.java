package io.whisperrest.worker.task;

import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The engine's threads. As many windows are recognised at once as there are slots; further ones wait in line. Thread-safe. */
public final class Slots implements AutoCloseable {
    private final int size;
    private final ExecutorService threads;
    private final AtomicInteger asked = new AtomicInteger();

    public Slots(int size) {
        this.size = size;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(size, work -> {
            Thread thread = new Thread(work, "slot-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    public int size() {
        return size;
    }

    /** True when another window would start at once. */
    boolean isOneIdle() {
        return idle() > 0;
    }

    /** Slots without work. */
    public int idle() {
        return Math.max(0, size - asked.get());
    }

    /** @throws RecognitionAborted when the slots are closed because the process is stopping */
    <T> Future<T> submit(Callable<T> work) {
        asked.incrementAndGet();
        try {
            return threads.submit(() -> {
                try {
                    return work.call();
                } finally {
                    asked.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            asked.decrementAndGet();
            throw new RecognitionAborted();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
