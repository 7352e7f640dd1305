package io.whisperrest.worker.task;

import io.whisperrest.queue.Acknowledgement;
import io.whisperrest.queue.Audited;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Enqueued;
import io.whisperrest.queue.Heartbeat;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.queue.Swept;
import io.whisperrest.queue.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A queue whose heartbeats never arrive although the worker believes that they do; from outside it looks like a paused process. */
record DeafQueue(TaskQueue real) implements TaskQueue {
    @Override
    public void requireSupported() {
        real.requireSupported();
    }

    @Override
    public List<Heartbeat> heartbeat(String worker, List<ClaimedTask> held) {
        return held.stream().map(task -> Heartbeat.OK).toList();
    }

    @Override
    public Enqueued enqueue(String id, Lane lane, String model) {
        return real.enqueue(id, lane, model);
    }

    @Override
    public Optional<ClaimedTask> claim(String worker, ReadingOrder order) {
        return real.claim(worker, order);
    }

    @Override
    public boolean acknowledge(String worker, ClaimedTask task, Acknowledgement how) {
        return real.acknowledge(worker, task, how);
    }

    @Override
    public List<Swept> sweep() {
        return real.sweep();
    }

    @Override
    public Audited audit(String id, Lane lane, String model) {
        return real.audit(id, lane, model);
    }

    @Override
    public void cancel(String id) {
        real.cancel(id);
    }

    @Override
    public void awaitWork(List<String> models) {
        real.awaitWork(models);
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
    public void forgive(String id) {
        real.forgive(id);
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
    public long quarantined(List<String> models) {
        return real.quarantined(models);
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
