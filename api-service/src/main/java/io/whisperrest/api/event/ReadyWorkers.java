package io.whisperrest.api.event;

import io.whisperrest.api.worker.LiveWorkers;
import io.whisperrest.queue.QueueUnavailable;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether a worker is ready for a waiting task, as of the last check. Cached, because asking Redis for each stream would cost too much. */
@ApplicationScoped
class ReadyWorkers {
    private final LiveWorkers live;
    private volatile boolean any = true;

    ReadyWorkers(LiveWorkers live) {
        this.live = live;
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
        try {
            return !live.now().isEmpty();
        } catch (QueueUnavailable e) {
            return false;
        }
    }
}
