package io.whisperrest.api.account;

import io.whisperrest.api.error.Problems;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds the memory that a flood of sign-ins can take: few hashes run at once, few callers wait for a permit, all others are
 * rejected. The heap size sets the number of permits, since each hash takes 46 MiB of heap.
 */
@Singleton
class HashingPermits {
    static final int MAX_PERMITS = 4;
    private static final int WAITING = 32; // waiting threads; the rest of the pool stays free for other requests
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final Semaphore permits;
    private final Semaphore waiting;

    HashingPermits() {
        this(permitsFor(Runtime.getRuntime().maxMemory()), WAITING);
    }

    HashingPermits(int permits, int waiting) {
        this.permits = new Semaphore(permits, true);
        this.waiting = new Semaphore(permits + waiting);
    }

    /** At most half of the heap goes to hashes. */
    static int permitsFor(long heapBytes) {
        long fitting = heapBytes / 2 / (PasswordCost.STANDARD.memoryKib() * 1024L);
        return (int) Math.max(1, Math.min(MAX_PERMITS, fitting));
    }

    <T> T run(Supplier<T> hashing) {
        if (!waiting.tryAcquire()) {
            throw Problems.rateLimited(MAX_WAIT);
        }
        try {
            return withPermit(hashing);
        } finally {
            waiting.release();
        }
    }

    private <T> T withPermit(Supplier<T> hashing) {
        try {
            if (!permits.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problems.rateLimited(MAX_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.unavailable(MAX_WAIT);
        }
        try {
            return hashing.get();
        } finally {
            permits.release();
        }
    }
}
