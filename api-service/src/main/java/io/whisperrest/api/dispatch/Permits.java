package io.whisperrest.api.dispatch;

import io.whisperrest.api.worker.KnownWorker;
import io.whisperrest.queue.QueueConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many unfinished tasks Redis may know: enough that every slot always has a next task, and few enough that a new user waits for few
 * tasks of others.
 *
 * @param least for each pool, and for each model without a live worker
 * @param pools of the models that live workers serve
 */
record Permits(long least, List<Pool> pools) {
    private static final long EACH_SLOT = 2;

    /**
     * Workers that share models, directly or through others, and so each other's tasks.
     *
     * @param permits two for each slot
     * @param ofModels likewise, of the slots that serve the model
     */
    record Pool(long permits, Map<String, Long> ofModels) {}

    static Permits of(List<KnownWorker> live, QueueConfig config) {
        long perWorker = live.stream().mapToLong(KnownWorker::slots).max().orElse(1);
        long least = Math.max(config.userShare(), config.maxWorkers() * perWorker);
        return new Permits(least, groups(live).stream().map(Permits::pool).toList());
    }

    private static Pool pool(List<KnownWorker> workers) {
        Map<String, Long> ofModels = new HashMap<>();
        for (KnownWorker worker : workers) {
            worker.serves().forEach(model -> ofModels.merge(model, EACH_SLOT * worker.slots(), Long::sum));
        }
        return new Pool(
                workers.stream().mapToLong(worker -> EACH_SLOT * worker.slots()).sum(), ofModels);
    }

    /** Each worker joins all groups with which it has a model in common. */
    private static List<List<KnownWorker>> groups(List<KnownWorker> live) {
        Map<Set<String>, List<KnownWorker>> groups = new HashMap<>();
        for (KnownWorker worker : live) {
            Set<String> models = new HashSet<>(worker.serves());
            List<KnownWorker> joined = new ArrayList<>(List.of(worker));
            for (Set<String> others : List.copyOf(groups.keySet())) {
                if (others.stream().anyMatch(worker.serves()::contains)) {
                    joined.addAll(groups.remove(others));
                    models.addAll(others);
                }
            }
            groups.put(models, joined);
        }
        return List.copyOf(groups.values());
    }

    /** Empty when no live worker serves the model. */
    Optional<Pool> poolOf(String model) {
        return pools.stream().filter(pool -> pool.ofModels().containsKey(model)).findFirst();
    }
}
