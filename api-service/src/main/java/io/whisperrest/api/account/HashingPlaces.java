package io.whisperrest.api.account;

import io.whisperrest.api.error.Problems;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A flood of sign-ins must not become a flood of memory: few hashes at once, few callers waiting for a place, all others are
 * sent away. The heap decides how few, since a hash takes 46 MiB of it.
 */
@Singleton
class HashingPlaces {
    static final int MOST = 4;
    private static final int WAITING = 32; // threads that may wait; the others serve everybody else
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore places;
    private final Semaphore waiting;

    HashingPlaces() {
        this(placesFor(Runtime.getRuntime().maxMemory()), WAITING);
    }

    HashingPlaces(int places, int waiting) {
        this.places = new Semaphore(places, true);
        this.waiting = new Semaphore(places + waiting);
    }

    /** Half of the heap may go to hashes. */
    static int placesFor(long heapBytes) {
        long fitting = heapBytes / 2 / (Passwords.MEMORY_KIB * 1024L);
        return (int) Math.max(1, Math.min(MOST, fitting));
    }

    <T> T run(Supplier<T> hashing) {
        if (!waiting.tryAcquire()) {
            throw Problems.rateLimited(PATIENCE);
        }
        try {
            return inPlace(hashing);
        } finally {
            waiting.release();
        }
    }

    private <T> T inPlace(Supplier<T> hashing) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problems.rateLimited(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.unavailable(PATIENCE);
        }
        try {
            return hashing.get();
        } finally {
            places.release();
        }
    }
}
