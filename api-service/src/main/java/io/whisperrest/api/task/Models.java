package io.whisperrest.api.task;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.Settings;
import io.whisperrest.api.worker.KnownWorker;
import io.whisperrest.api.worker.LiveWorkers;
import io.whisperrest.api.worker.WorkerRepository;
import io.whisperrest.queue.QueueUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The models that a task may name: those that workers serve, those for which a scaler starts workers, and the default. A worker that is
 * away counts for ten minutes, so that a restart rejects nothing; while none is there, all known workers count.
 */
@ApplicationScoped
public class Models {
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final WorkerRepository workers;
    private final LiveWorkers live;
    private final TaskConfig config;
    private final Settings settings;
    private final Clock clock;

    Models(WorkerRepository workers, LiveWorkers live, TaskConfig config, Settings settings, Clock clock) {
        this.workers = workers;
        this.live = live;
        this.config = config;
        this.settings = settings;
        this.clock = clock;
    }

    public String defaultId() {
        return settings.defaultModel().orElseGet(config::model);
    }

    /** Those that are accepted without a worker. */
    public Set<String> expected() {
        Set<String> ids = new TreeSet<>(scaled());
        ids.add(config.model());
        ids.add(defaultId());
        return ids;
    }

    /** True when a scaler starts workers for it. */
    public boolean isScaled(String id) {
        return scaled().contains(id);
    }

    private Set<String> scaled() {
        return config.models().orElse(List.of()).stream().map(String::strip).collect(Collectors.toSet());
    }

    /** Sorted ids. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>(expected());
        counting(workers.all()).forEach(worker -> ids.addAll(worker.serves()));
        return ids;
    }

    private List<KnownWorker> counting(List<KnownWorker> known) {
        Set<String> alive = alive();
        long before = clock.millis() - LATELY.toMillis();
        List<KnownWorker> lately = known.stream()
                .filter(worker -> alive.contains(worker.id()) || worker.seenAt() >= before)
                .toList();
        return lately.isEmpty() ? known : lately;
    }

    /** Whatever the clocks of their hosts say. */
    private Set<String> alive() {
        try {
            return live.recent().stream().map(KnownWorker::id).collect(Collectors.toSet());
        } catch (QueueUnavailable e) {
            return Set.of();
        }
    }

    /** @throws io.whisperrest.api.error.ApiProblem 422 {@code unknown_model} */
    public String checked(String id) {
        Set<String> ids = ids();
        if (!ids.contains(id)) {
            throw Problems.of(
                    422, "unknown_model", "No worker of this server has that model: choose one of " + ids + ".");
        }
        return id;
    }

    /** False for English-only models and for those trained without translation (model cards of OpenAI's Whisper). */
    public static boolean translates(String id) {
        return !id.contains(".en") && !id.contains("turbo") && !id.contains("distil");
    }
}
