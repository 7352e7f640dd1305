package io.whisperrest.api.event;

import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whether a worker is ready for a waiting task, as of the last check. Cached, because asking Redis for each stream would cost too much. */
@ApplicationScoped
class ReadyWorkers {
    private final EventRepository rows;
    private final TaskQueue queue;
    private final QueueConfig config;
    private volatile boolean any = true;

    ReadyWorkers(EventRepository rows, TaskQueue queue, QueueConfig config) {
        this.rows = rows;
        this.queue = queue;
        this.config = config;
    }

    /** @return true when the answer has changed */
    synchronized boolean look() {
        boolean before = any;
        any = anyHeard();
        return any != before;
    }

    boolean any() {
        return any;
    }

    /** Stopped workers signed off in the database; crashed ones have no heartbeat in Redis, without which no worker can take a task. */
    private boolean anyHeard() {
        List<String> ready = rows.readyWorkers();
        try {
            return queue.workersHeardWithin(config.deadWorkerAfter()).stream().anyMatch(ready::contains);
        } catch (QueueUnavailable e) {
            return false;
        }
    }
}
