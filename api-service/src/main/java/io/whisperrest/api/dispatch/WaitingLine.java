package io.whisperrest.api.dispatch;

import io.whisperrest.queue.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Waiting tasks of one user, lane and model; the next one is its head. Never empty when handed out. */
final class WaitingLine {
    private static final Comparator<WaitingTask> ORDER =
            Comparator.comparing((WaitingTask task) -> !task.resumed()).thenComparingLong(WaitingTask::createdAt);

    private final Deque<WaitingTask> tasks = new ArrayDeque<>();

    private record Key(String userId, Lane lane, String model) {}

    static List<WaitingLine> of(List<WaitingTask> waiting) {
        Map<Key, WaitingLine> lines = new LinkedHashMap<>();
        waiting.stream()
                .sorted(ORDER)
                .forEach(task -> lines.computeIfAbsent(
                                new Key(task.userId(), task.lane(), task.model()), key -> new WaitingLine())
                        .tasks
                        .add(task));
        return new ArrayList<>(lines.values());
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    WaitingTask head() {
        return tasks.getFirst();
    }

    WaitingTask poll() {
        return tasks.removeFirst();
    }
}
