package io.whisperrest.worker.task;

import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.worker.abort.AbortFlag;
import java.util.concurrent.atomic.AtomicReference;

/** A task that this worker holds, from its claim to its outcome. Thread-safe: the run reads what the lease keeper and the drain set. */
final class HeldTask {
    private final ClaimedTask claim;
    private final AbortFlag abort = new AbortFlag();
    private final AtomicReference<StopReason> stopReason = new AtomicReference<>();
    private volatile long confirmedAt;
    private volatile boolean stopAtWindow;
    private volatile long remainingMs = Long.MAX_VALUE;

    /** @param confirmedAt {@code System.nanoTime()} from before the claim */
    HeldTask(ClaimedTask claim, long confirmedAt) {
        this.claim = claim;
        this.confirmedAt = confirmedAt;
    }

    ClaimedTask claim() {
        return claim;
    }

    AbortFlag abort() {
        return abort;
    }

    /** Stops the engine. Only the first reason is kept. */
    void stop(StopReason reason) {
        stopReason.compareAndSet(null, reason);
        abort.raise();
    }

    /** Null unless the run was asked to stop. */
    StopReason stopReason() {
        return stopReason.get();
    }

    /** Asks the run to end at its next committed window. */
    void stopAtWindow() {
        stopAtWindow = true;
    }

    boolean mustStopAtWindow() {
        return stopAtWindow;
    }

    /** Records that the lease was still ours at that {@code System.nanoTime()}. */
    void confirm(long nanoTime) {
        confirmedAt = nanoTime;
    }

    long confirmedAt() {
        return confirmedAt;
    }

    /** Estimated work left in ms; {@code Long.MAX_VALUE} while unknown. */
    long remainingMs() {
        return remainingMs;
    }

    void remainingMs(long estimate) {
        remainingMs = estimate;
    }
}
