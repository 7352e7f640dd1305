package io.whisperrest.worker.task;

import io.whisperrest.queue.TaskQueue;
import java.util.function.LongSupplier;

/**
 * Whether the worker may take another task. A suspect runs alone; and a busy worker of several slots that has seen the suspect
 * lane non-empty for a minute takes nothing else until it is idle, so that suspects do not wait for ever.
 */
final class Capacity {
    private static final long SUSPECT_PATIENCE_NS = 60_000_000_000L;
    private static final long LOOK_EVERY_NS = 5_000_000_000L;

    private final Slots slots;
    private final HeldTasks held;
    private final TaskQueue queue;
    private final LongSupplier nanoTime;
    private volatile boolean alone;
    private boolean suspectsWait;
    private long suspectsSince;
    private long lookedAt;

    Capacity(Slots slots, HeldTasks held, TaskQueue queue, LongSupplier nanoTime) {
        this.slots = slots;
        this.held = held;
        this.queue = queue;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong() - LOOK_EVERY_NS;
    }

    /** While true, nothing is claimed beside the suspect that runs. */
    void runAlone(boolean suspectRuns) {
        alone = suspectRuns;
    }

    boolean mayClaim() {
        if (held.count() == 0) {
            suspectsWait = false;
            return true;
        }
        return !alone && held.count() < slots.size() && slots.isOneIdle() && !mustServeSuspects();
    }

    private boolean mustServeSuspects() {
        long now = nanoTime.getAsLong();
        if (now - lookedAt >= LOOK_EVERY_NS) {
            lookedAt = now;
            boolean waiting = queue.suspects() > 0;
            if (waiting && !suspectsWait) {
                suspectsSince = now;
            }
            suspectsWait = waiting;
        }
        return suspectsWait && now - suspectsSince >= SUSPECT_PATIENCE_NS;
    }
}
