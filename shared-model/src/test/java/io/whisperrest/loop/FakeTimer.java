package io.whisperrest.loop;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Every wait lasts until the test says that its time has passed. */
final class FakeTimer extends LoopTimer {
    private static final Duration FOREVER = Duration.ofDays(1);

    private final BlockingQueue<Wait> waits = new LinkedBlockingQueue<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Semaphore passed = new Semaphore(0);

    /** @param wakeable false after a failure */
    record Wait(Duration time, boolean wakeable) {}

    /** The next wait of the loop; blocks until the loop gets there. */
    Wait nextWait() throws InterruptedException {
        return waits.take();
    }

    /** Ends the wait that {@link #nextWait} returned. */
    void pass(Wait wait) {
        if (wait.wakeable()) {
            wake();
        } else {
            passed.release();
        }
    }

    void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    long nanos() {
        return nanos.get();
    }

    @Override
    boolean await(Duration longest) throws InterruptedException {
        waits.add(new Wait(longest, true));
        return super.await(FOREVER);
    }

    @Override
    void sleep(Duration time) throws InterruptedException {
        waits.add(new Wait(time, false));
        if (!isStopped()) {
            passed.acquire();
        }
    }

    @Override
    void stop() {
        super.stop();
        passed.release();
    }
}
