package io.whisperrest.api.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Permits that unfinished tasks hold. Tasks of a model without a live worker count for that model only: they would take permits from
 * tasks that can run, and their owners would come last without being served.
 */
final class PermitsInUse {
    private final Permits permits;
    private final Map<String, Long> ofModels = new HashMap<>();
    private final Map<String, Long> ofUsers = new HashMap<>();
    private long total;

    PermitsInUse(List<AdmittedTasks> admitted, Permits permits) {
        this.permits = permits;
        admitted.forEach(tasks -> add(tasks.userId(), tasks.model(), tasks.tasks()));
    }

    boolean isFree(String model) {
        return ofModels.getOrDefault(model, 0L) < permits.of(model)
                && (!permits.serves(model) || total < permits.total());
    }

    /** Number of permits that are free for models with a live worker; not negative. */
    int free() {
        return (int) Math.max(0, permits.total() - total);
    }

    long ofUser(String userId) {
        return ofUsers.getOrDefault(userId, 0L);
    }

    void take(WaitingTask task) {
        add(task.userId(), task.model(), 1);
    }

    private void add(String userId, String model, long tasks) {
        ofModels.merge(model, tasks, Long::sum);
        if (permits.serves(model)) {
            ofUsers.merge(userId, tasks, Long::sum);
            total += tasks;
        }
    }
}
