package io.whisperrest.api.task;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.Settings;
import io.whisperrest.api.worker.KnownWorker;
import io.whisperrest.api.worker.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The models that a task may name: those that workers serve, those for which a scaler starts workers, and the default. A worker counts
 * for ten minutes after it was last seen, so that a restart rejects nothing; when none was seen lately, all known workers count.
 */
@ApplicationScoped
public class Models {
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final WorkerRepository workers;
    private final TaskConfig config;
    private final Settings settings;
    private final Clock clock;

    Models(WorkerRepository workers, TaskConfig config, Settings settings, Clock clock) {
        this.workers = workers;
        this.config = config;
        this.settings = settings;
        this.clock = clock;
    }

    public String defaultId() {
        return settings.defaultModel().orElseGet(config::model);
    }

    /** Sorted ids. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>(config.models().orElse(List.of()));
        ids.add(config.model());
        counting(workers.all()).forEach(worker -> ids.addAll(worker.serves()));
        return ids;
    }

    private List<KnownWorker> counting(List<KnownWorker> known) {
        long before = clock.millis() - LATELY.toMillis();
        List<KnownWorker> lately =
                known.stream().filter(worker -> worker.seenAt() >= before).toList();
        return lately.isEmpty() ? known : lately;
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
