package io.whisperrest.api.dispatch;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Permits that unfinished tasks hold. What one model holds beyond its own slots takes none from the other models of its pool, because
 * their slots cannot run it. Tasks of a model without a live worker do not count for their owner, who would come last without being
 * served.
 */
final class PermitsInUse {
    private final Permits permits;
    private final Map<String, Long> ofModels = new HashMap<>();
    private final Map<String, Long> ofUsers = new HashMap<>();

    PermitsInUse(List<AdmittedTasks> admitted, Permits permits) {
        this.permits = permits;
        admitted.forEach(tasks -> add(tasks.userId(), tasks.model(), tasks.tasks()));
    }

    boolean isFree(String model) {
        Optional<Permits.Pool> pool = permits.poolOf(model);
        if (pool.isEmpty()) {
            return used(model) < permits.least();
        }
        Map<String, Long> most = pool.get().ofModels();
        if (used(most.keySet()) < permits.least()) {
            return true;
        }
        long effective = most.keySet().stream()
                .mapToLong(each -> Math.min(used(each), most.get(each)))
                .sum();
        return used(model) < most.get(model) && effective < pool.get().permits();
    }

    long ofUser(String userId) {
        return ofUsers.getOrDefault(userId, 0L);
    }

    void take(WaitingTask task) {
        add(task.userId(), task.model(), 1);
    }

    private long used(String model) {
        return ofModels.getOrDefault(model, 0L);
    }

    private long used(Collection<String> models) {
        return models.stream().mapToLong(this::used).sum();
    }

    private void add(String userId, String model, long tasks) {
        ofModels.merge(model, tasks, Long::sum);
        if (permits.poolOf(model).isPresent()) {
            ofUsers.merge(userId, tasks, Long::sum);
        }
    }
}
