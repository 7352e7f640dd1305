package io.whisperrest.api.dispatch;

import io.whisperrest.api.worker.KnownWorker;
import io.whisperrest.queue.QueueConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many unfinished tasks Redis may know: enough that every slot always has a next task, and few enough that a new user waits for few
 * tasks of others.
 *
 * @param total of the models that live workers serve, together
 * @param served of each model that a live worker serves
 * @param unserved of each other model
 */
record Permits(int total, Map<String, Integer> served, int unserved) {
    private static final long EACH_SLOT = 2;

    static Permits of(List<KnownWorker> live, QueueConfig config) {
        long perWorker = live.stream().mapToLong(KnownWorker::slots).max().orElse(1);
        long least = Math.max(config.userShare(), config.maxWorkers() * perWorker);
        Map<String, Long> slots = new HashMap<>();
        live.forEach(worker -> worker.serves().forEach(model -> slots.merge(model, worker.slots(), Long::sum)));
        Map<String, Integer> served = new HashMap<>();
        slots.forEach((model, count) -> served.put(model, (int) Math.max(least, EACH_SLOT * count)));
        long all = live.stream().mapToLong(KnownWorker::slots).sum();
        return new Permits((int) Math.max(least, EACH_SLOT * all), served, (int) least);
    }

    boolean serves(String model) {
        return served.containsKey(model);
    }

    int of(String model) {
        return served.getOrDefault(model, unserved);
    }
}
