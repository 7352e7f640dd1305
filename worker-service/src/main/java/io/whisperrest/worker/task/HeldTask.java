package io.whisperrest.worker.task;

import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.worker.abort.AbortFlag;
import java.util.concurrent.atomic.AtomicReference;

/** A task this worker holds, from its claim to its outcome. Thread-safe: the run reads what the lease keeper and the drain write. */
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

    /** The first reason stands; the engine is told to stop. */
    void stop(StopReason reason) {
        stopReason.compareAndSet(null, reason);
        abort.raise();
    }

    /** Null while nothing asks the run to stop. */
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

    /** The lease was ours at that {@code System.nanoTime()}. */
    void confirm(long nanoTime) {
        confirmedAt = nanoTime;
    }

    long confirmedAt() {
        return confirmedAt;
    }

    /** Estimate of the work left, in ms; {@code Long.MAX_VALUE} while unknown. */
    long remainingMs() {
        return remainingMs;
    }

    void remainingMs(long estimate) {
        remainingMs = estimate;
    }
}
