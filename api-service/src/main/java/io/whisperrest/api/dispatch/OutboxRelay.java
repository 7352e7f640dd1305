package io.whisperrest.api.dispatch;

import io.whisperrest.api.worker.LiveWorkers;
import io.whisperrest.queue.Enqueued;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Publishes what the database has accepted to Redis: cancellations at once, tasks by {@link FairShare}. Any number of relays may run. */
public final class OutboxRelay {
    private static final long CLAIM_MS = 10_000;
    /** Enough that a single user fills many slots in one pass. */
    private static final int MOST_OF_A_LINE = 32;

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
        if (!admissions.isWaiting()) {
            return Pass.CLEAR;
        }
        Permits permits = Permits.of(workers.recent(), config);
        int each = Math.min(MOST_OF_A_LINE, permits.total() + 1);
        if (hasPermit(admissions.read(each, clock.millis()), permits)) {
            long now = clock.millis();
            List<WaitingTask> claimed =
                    admissions.claim(each, now, now + CLAIM_MS, backlog -> share.choose(backlog, permits));
            if (!send(claimed)) {
                return Pass.EPOCH_MISSING;
            }
        }
        return admissions.isWaiting() ? Pass.BACKLOG : Pass.CLEAR;
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

    private static boolean hasPermit(Backlog backlog, Permits permits) {
        PermitsInUse used = new PermitsInUse(backlog.admitted(), permits);
        return backlog.waiting().stream().anyMatch(task -> used.isFree(task.model()));
    }

    /** @return false when Redis lost its data */
    private boolean send(List<WaitingTask> claimed) {
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
        } catch (QueueUnavailable e) {
            admissions.unclaim(left);
            throw e;
        } finally {
            admissions.admitted(sent, clock.millis());
        }
    }
}
