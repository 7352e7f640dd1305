package io.whisperrest.api.dispatch;

import io.whisperrest.queue.Enqueued;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Publishes what the database has accepted to Redis: cancellations at once, tasks by {@link FairShare}. Any number of relays may run. */
public final class OutboxRelay {
    private static final long CLAIM_MS = 10_000;

    private final OutboxRepository outbox;
    private final TaskQueue queue;
    private final QueueConfig config;
    private final FairShare share;
    private final Clock clock;

    public OutboxRelay(OutboxRepository outbox, TaskQueue queue, QueueConfig config, Clock clock) {
        this.outbox = outbox;
        this.queue = queue;
        this.config = config;
        this.share = new FairShare(config.userShare());
        this.clock = clock;
    }

    /** The result of a pass. */
    public enum Pass {
        /** Everything that was waiting has been published. */
        CLEAR,
        /** Tasks are waiting for a permit. */
        BACKLOG,
        /** Redis lost its data: reconcile first. */
        EPOCH_MISSING
    }

    /** Runs one pass. A Redis or database error leaves the rows for the next one. */
    public synchronized Pass pass() {
        for (OutboxRepository.UnsentCancel cancel : outbox.cancels()) {
            send(cancel);
        }
        Map<String, Integer> admitted = outbox.admittedByUser();
        int free = capacity()
                - admitted.values().stream().mapToInt(Integer::intValue).sum();
        if (free <= 0) {
            return Pass.BACKLOG;
        }
        List<WaitingTask> waiting = outbox.waiting(free + 1, clock.millis());
        List<WaitingTask> chosen = share.choose(waiting, admitted, free);
        for (WaitingTask task : chosen) {
            if (!admit(task)) {
                return Pass.EPOCH_MISSING;
            }
        }
        return chosen.size() < waiting.size() ? Pass.BACKLOG : Pass.CLEAR;
    }

    private void send(OutboxRepository.UnsentCancel cancel) {
        long now = clock.millis();
        if (outbox.claim(cancel.taskId(), "CANCEL", now, now + CLAIM_MS)) {
            if (cancel.wasAdmitted()) {
                queue.cancel(cancel.taskId());
            }
            outbox.cancelSent(cancel.taskId(), clock.millis());
        }
    }

    /** @return false when Redis lost its data */
    private boolean admit(WaitingTask task) {
        long now = clock.millis();
        if (outbox.claim(task.id(), "ENQUEUE", now, now + CLAIM_MS)) {
            if (tell(task) == Enqueued.EPOCH_MISSING) {
                return false;
            }
            outbox.admitted(task.id(), clock.millis());
        }
        return true;
    }

    /** Releases the claim of a row that could not be published, so that it is retried as soon as Redis is back. */
    private Enqueued tell(WaitingTask task) {
        try {
            return queue.enqueue(task.id(), task.lane());
        } catch (QueueUnavailable e) {
            outbox.unclaim(task.id());
            throw e;
        }
    }

    private int capacity() {
        List<Integer> slots = outbox.slots(queue.workersHeardWithin(config.deadWorkerAfter()));
        long live = slots.stream().mapToLong(Integer::longValue).sum();
        long each = slots.stream().mapToLong(Integer::longValue).max().orElse(1);
        return share.capacity(live, config.maxWorkers(), each);
    }
}
