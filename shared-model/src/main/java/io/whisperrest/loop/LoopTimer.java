package io.whisperrest.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The waits of a loop's thread. Thread-safe. */
class LoopTimer {
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** The monotonic clock. */
    long nanos() {
        return System.nanoTime();
    }

    /** Ends the current {@link #await}, or else the next one. */
    void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    /** Called at the start of a step, which covers every wake before it. */
    void forgetWakes() {
        wakes.drainPermits();
    }

    /** Waits for a wake, for the stop, or for the given time. Returns false when the time ran out. */
    boolean await(Duration longest) throws InterruptedException {
        if (isStopped()) {
            return true;
        }
        boolean woken = wakes.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        forgetWakes();
        return woken;
    }

    /** Waits for the stop or for the given time; ignores wakes. */
    void sleep(Duration time) throws InterruptedException {
        stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends the current wait and all later ones. */
    void stop() {
        stopped.countDown();
        wakes.release();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
