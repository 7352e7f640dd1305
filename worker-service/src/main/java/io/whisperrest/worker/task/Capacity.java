package io.whisperrest.worker.task;

import io.whisperrest.queue.TaskQueue;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Decides whether the worker may claim another task. A quarantined task runs alone. A busy worker with several slots that has seen the
 * quarantine lane non-empty for a minute claims nothing else until it is idle, so that quarantined tasks do not wait forever.
 */
final class Capacity {
    private static final long MAX_QUARANTINE_WAIT_NS = 60_000_000_000L;
    private static final long LOOK_EVERY_NS = 5_000_000_000L;

    private final Slots slots;
    private final HeldTasks held;
    private final TaskQueue queue;
    private final Supplier<List<String>> models;
    private final LongSupplier nanoTime;
    private volatile boolean alone;
    private boolean quarantineWaits;
    private long quarantineSince;
    private long lookedAt;

    /** @param models those that the worker serves */
    Capacity(Slots slots, HeldTasks held, TaskQueue queue, Supplier<List<String>> models, LongSupplier nanoTime) {
        this.slots = slots;
        this.held = held;
        this.queue = queue;
        this.models = models;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong() - LOOK_EVERY_NS;
    }

    /** While true, nothing else is claimed, because a quarantined task is running. */
    void runAlone(boolean quarantinedRuns) {
        alone = quarantinedRuns;
    }

    boolean mayClaim() {
        if (held.count() == 0) {
            quarantineWaits = false;
            return true;
        }
        return !alone && held.count() < slots.size() && slots.isOneIdle() && !mustServeQuarantine();
    }

    private boolean mustServeQuarantine() {
        long now = nanoTime.getAsLong();
        if (now - lookedAt >= LOOK_EVERY_NS) {
            lookedAt = now;
            boolean waiting = queue.quarantined(models.get()) > 0;
            if (waiting && !quarantineWaits) {
                quarantineSince = now;
            }
            quarantineWaits = waiting;
        }
        return quarantineWaits && now - quarantineSince >= MAX_QUARANTINE_WAIT_NS;
    }
}
