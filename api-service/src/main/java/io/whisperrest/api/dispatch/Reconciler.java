package io.whisperrest.api.dispatch;

import io.whisperrest.model.sweep.LeaseSweeper;
import io.whisperrest.model.task.Task;
import io.whisperrest.queue.Audited;
import io.whisperrest.queue.Enqueued;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.TaskQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Restores Redis from the database, whether one entry is missing or everything. */
public final class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final OutboxRepository outbox;
    private final AdmissionRepository admissions;
    private final TaskQueue queue;
    private final LeaseSweeper sweeper;
    private final QueueConfig config;
    private final Clock clock;
    private Instant redisTime = Instant.EPOCH;
    private Instant tidied = Instant.EPOCH;

    public Reconciler(
            OutboxRepository outbox,
            AdmissionRepository admissions,
            TaskQueue queue,
            LeaseSweeper sweeper,
            QueueConfig config,
            Clock clock) {
        this.outbox = outbox;
        this.admissions = admissions;
        this.queue = queue;
        this.sweeper = sweeper;
        this.config = config;
        this.clock = clock;
    }

    /** Runs one pass: epoch, lost tasks, dead-lettered tasks, and once an hour {@link #tidy}. */
    public synchronized void pass() {
        if (!queue.hasEpoch()) {
            int tasks = outbox.forgetAdmissions();
            queue.beginEpoch();
            LOG.infof("Redis has lost its data: enqueuing %d task(s) again", tasks);
            return;
        }
        long now = clock.millis();
        for (Task task : outbox.silent(now - config.reconcileInterval().toMillis(), now)) {
            audit(task);
        }
        sweeper.sweepDead();
        tidyHourly();
        checkClock();
    }

    private void audit(Task task) {
        Enqueued enqueued = queue.enqueue(task.id(), task.lane(), task.model());
        if (enqueued == Enqueued.ADDED && outbox.unfinished(List.of(task.id())).isEmpty()) {
            queue.forget(task.id()); // it ended in the meantime
        } else if (enqueued == Enqueued.ADDED) {
            LOG.warnf("task %s was missing in Redis and is queued again", task.id());
            admissions.markAdmitted(List.of(task.id()), clock.millis());
        } else if (enqueued == Enqueued.PRESENT) {
            Audited found = queue.audit(task.id(), task.lane(), task.model());
            if (found != Audited.OK) {
                LOG.warnf("task %s: audit says %s", task.id(), found);
            }
        }
    }

    private void tidyHourly() {
        Instant now = clock.instant();
        if (Duration.between(tidied, now).compareTo(TIDY_EVERY) >= 0) {
            tidy();
            tidied = now;
        }
    }

    /** Removes leftovers in Redis: traces of ended tasks, orphaned lists, markers without an owner. */
    public void tidy() {
        List<String> known = queue.unheld();
        Set<String> unfinished = outbox.unfinished(known);
        known.stream().filter(id -> !unfinished.contains(id)).forEach(queue::forget);
        queue.tidy();
    }

    private void checkClock() {
        Instant time = queue.time();
        if (time.isBefore(redisTime)) {
            LOG.errorf(
                    "the clock of Redis went back from %s to %s: crashed workers will be detected late",
                    redisTime, time);
        }
        redisTime = time;
    }
}
