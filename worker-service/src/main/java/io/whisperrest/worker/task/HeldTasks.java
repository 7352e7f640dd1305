package io.whisperrest.worker.task;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The tasks that a worker currently holds. Thread-safe. */
final class HeldTasks {
    private final CopyOnWriteArrayList<HeldTask> held = new CopyOnWriteArrayList<>();

    void add(HeldTask task) {
        held.add(task);
    }

    void remove(HeldTask task) {
        held.remove(task);
    }

    int count() {
        return held.size();
    }

    List<HeldTask> all() {
        return List.copyOf(held);
    }
}
