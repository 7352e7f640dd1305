package io.whisperrest.model.sweep;

import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.queue.Acknowledgement;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.Swept;
import io.whisperrest.queue.TaskQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back the tasks of silent workers. Redis decides which; then the database is updated, guarded by the fence that was read before.
 */
public final class LeaseSweeper {
    private static final ClaimedTask NONE = new ClaimedTask("none", "none", 0, 0, Lane.NORMAL, "none");

    private final TaskQueue queue;
    private final QueueConfig config;
    private final SweepRepository tasks;
    private final TaskEventPublisher taskEvents;
    private final Clock clock;
    private boolean cutOff;
    /** Time on Redis' own clock; null = not paused. */
    private Instant pausedUntil;

    public LeaseSweeper(
            TaskQueue queue, QueueConfig config, SweepRepository tasks, TaskEventPublisher taskEvents, Clock clock) {
        this.queue = queue;
        this.config = config;
        this.tasks = tasks;
        this.taskEvents = taskEvents;
        this.clock = clock;
    }

    /** Runs one pass. Returns the items that were taken back. */
    public synchronized List<Swept> sweep() {
        Map<String, Long> fences = tasks.fences();
        if (isPaused()) {
            return List.of();
        }
        List<Swept> swept = taken();
        for (Swept item : swept) {
            Long fence = fences.get(item.id());
            if (item.dead()) {
                bury(item.id(), fence);
            } else if (fence != null) {
                giveBack(item.id(), fence);
            }
        }
        return swept;
    }

    private void giveBack(String id, long fence) {
        Optional<String> owner = tasks.lost(id, fence);
        if (owner.isPresent()) {
            taskEvents.publish(TaskEvent.Kind.CHANGED, owner.get(), id);
        } else if (tasks.neverBegan(id, fence)) {
            queue.forgive(id);
        }
    }

    private List<Swept> taken() {
        try {
            return queue.sweep();
        } catch (QueueUnavailable e) {
            cutOff = true;
            throw e;
        }
    }

    /**
     * After an outage of Redis, leases may have expired although their owners are alive. They get a full lease duration from its
     * return.
     */
    private boolean isPaused() {
        if (cutOff) {
            queue.acknowledge(
                    // fails on a Redis with a full disk, which answers but accepts no writes
                    "sweeper", NONE, Acknowledgement.release());
            pausedUntil = queue.time().plus(config.leaseDuration());
            cutOff = false;
        }
        if (pausedUntil != null && !queue.time().isBefore(pausedUntil)) {
            pausedUntil = null;
        }
        return pausedUntil != null;
    }

    /** Completes the work of a caller that died after it had marked an item dead. */
    public void sweepDead() {
        for (String id : queue.dead()) {
            bury(id, tasks.fence(id));
        }
    }

    private void bury(String id, Long fence) {
        if (fence != null && tasks.neverBegan(id, fence)) {
            queue.forgive(id);
            return;
        }
        boolean failed = fence != null && tasks.poison(id, fence, clock.millis());
        if (failed || fence == null || tasks.fence(id) == null) {
            queue.forget(id);
        }
    }
}
