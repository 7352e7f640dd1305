package io.whisperrest.api.dispatch;

import io.whisperrest.api.worker.LiveWorkers;
import io.whisperrest.queue.Enqueued;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.TaskQueue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Publishes what the database has accepted to Redis: cancellations at once, tasks by {@link FairShare}. Any number of relays may run. */
public final class OutboxRelay {
    private static final long CLAIM_MS = 10_000;
    private static final int MOST_IN_A_PASS = 32;

    private final OutboxRepository outbox;
    private final AdmissionRepository admissions;
    private final LiveWorkers workers;
    private final TaskQueue queue;
    private final QueueConfig config;
    private final FairShare share = new FairShare();
    private final Clock clock;

    public OutboxRelay(
            OutboxRepository outbox,
            AdmissionRepository admissions,
            LiveWorkers workers,
            TaskQueue queue,
            QueueConfig config,
            Clock clock) {
        this.outbox = outbox;
        this.admissions = admissions;
        this.workers = workers;
        this.queue = queue;
        this.config = config;
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
        outbox.cancels().forEach(this::cancel);
        List<String> models = admissions.waitingModels();
        if (models.isEmpty()) {
            return Pass.CLEAR;
        }
        Permits permits = Permits.of(workers.recent(), config);
        long now = clock.millis();
        PermitsInUse before = new PermitsInUse(admissions.admitted(now), permits);
        if (models.stream().noneMatch(before::isFree)) {
            return Pass.BACKLOG;
        }
        List<WaitingTask> waiting = admissions.waiting(MOST_IN_A_PASS, now);
        long until = now + CLAIM_MS;
        List<WaitingTask> claimed =
                admissions.claim(now, until, admitted -> share.choose(waiting, new PermitsInUse(admitted, permits)));
        if (!send(claimed, until)) {
            return Pass.EPOCH_MISSING;
        }
        return admissions.waitingModels().isEmpty() ? Pass.CLEAR : Pass.BACKLOG;
    }

    private void cancel(String taskId) {
        long now = clock.millis();
        if (outbox.claimCancel(taskId, now, now + CLAIM_MS)) {
            if (queue.knows(taskId)) {
                queue.cancel(taskId);
            }
            outbox.cancelSent(taskId, clock.millis());
        }
    }

    /** @return false when Redis lost its data */
    private boolean send(List<WaitingTask> claimed, long until) {
        List<WaitingTask> left = new ArrayList<>(claimed);
        List<String> sent = new ArrayList<>();
        try {
            while (!left.isEmpty()) {
                WaitingTask next = left.get(0);
                if (queue.enqueue(next.id(), next.lane(), next.model()) == Enqueued.EPOCH_MISSING) {
                    return false;
                }
                sent.add(left.remove(0).id());
            }
            return true;
        } finally {
            admissions.markAdmitted(sent, clock.millis());
            admissions.unclaim(left, until);
        }
    }
}
