package io.whisperrest.worker.task;

import io.whisperrest.queue.Audited;
import io.whisperrest.queue.Beat;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Enqueued;
import io.whisperrest.queue.Finish;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.queue.Swept;
import io.whisperrest.queue.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A queue whose beats never arrive although the worker believes they do: a paused process, seen from outside. */
record DeafQueue(TaskQueue real) implements TaskQueue {
    @Override
    public List<Beat> beat(String worker, List<ClaimedTask> held) {
        return held.stream().map(task -> Beat.OK).toList();
    }

    @Override
    public Enqueued enqueue(String id, Lane lane) {
        return real.enqueue(id, lane);
    }

    @Override
    public Optional<ClaimedTask> claim(String worker, ReadingOrder order) {
        return real.claim(worker, order);
    }

    @Override
    public boolean finish(String worker, ClaimedTask task, Finish how) {
        return real.finish(worker, task, how);
    }

    @Override
    public List<Swept> sweep() {
        return real.sweep();
    }

    @Override
    public Audited audit(String id, Lane lane) {
        return real.audit(id, lane);
    }

    @Override
    public void cancel(String id) {
        real.cancel(id);
    }

    @Override
    public void awaitWork() {
        real.awaitWork();
    }

    @Override
    public boolean hasEpoch() {
        return real.hasEpoch();
    }

    @Override
    public void beginEpoch() {
        real.beginEpoch();
    }

    @Override
    public List<String> dead() {
        return real.dead();
    }

    @Override
    public void forget(String id) {
        real.forget(id);
    }

    @Override
    public boolean knows(String id) {
        return real.knows(id);
    }

    @Override
    public Optional<Instant> lastHeard(String worker) {
        return real.lastHeard(worker);
    }

    @Override
    public List<String> workersHeardWithin(Duration silence) {
        return real.workersHeardWithin(silence);
    }

    @Override
    public long suspects() {
        return real.suspects();
    }

    @Override
    public List<String> unheld() {
        return real.unheld();
    }

    @Override
    public void tidy() {
        real.tidy();
    }

    @Override
    public Instant time() {
        return real.time();
    }
}
