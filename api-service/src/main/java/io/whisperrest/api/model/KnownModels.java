package io.whisperrest.api.model;

import io.whisperrest.api.task.Models;
import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The models that the workers of this server report, and the default model even without a worker. */
@ApplicationScoped
class KnownModels {
    private final ModelRepository rows;
    private final Models models;
    private final TaskQueue queue;
    private final QueueConfig config;

    KnownModels(ModelRepository rows, Models models, TaskQueue queue, QueueConfig config) {
        this.rows = rows;
        this.models = models;
        this.queue = queue;
        this.config = config;
    }

    /** The default first, then those on disk, then the rest by size. */
    List<ModelResource.Model> list() {
        List<ModelRepository.WorkerModels> workers = rows.workers();
        List<ModelRepository.WorkerModels> live = live(workers);
        Map<String, Double> speeds = rows.speeds();
        return facts(workers).values().stream()
                .map(facts -> ModelResource.Model.of(
                        facts,
                        facts.id().equals(models.defaultId()),
                        round(speeds.get(facts.id())),
                        ModelState.of(facts.id(), live, workers)))
                .sorted(Comparator.comparing((ModelResource.Model model) -> !model.isDefault())
                        .thenComparing(ModelResource.Model::state)
                        .thenComparing(ModelResource.Model::sizeBytes, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** Workers with a recent heartbeat; while Redis is unavailable, workers that did not sign off. */
    private List<ModelRepository.WorkerModels> live(List<ModelRepository.WorkerModels> workers) {
        try {
            Set<String> heard = Set.copyOf(queue.workersHeardWithin(config.deadWorkerAfter()));
            return workers.stream()
                    .filter(worker -> worker.ready() && heard.contains(worker.workerId()))
                    .toList();
        } catch (QueueUnavailable e) {
            return workers.stream().filter(ModelRepository.WorkerModels::ready).toList();
        }
    }

    private Map<String, ModelFacts> facts(List<ModelRepository.WorkerModels> workers) {
        Map<String, ModelFacts> facts = new LinkedHashMap<>();
        workers.stream()
                .flatMap(worker -> worker.models().stream())
                .forEach(model -> facts.merge(
                        model.id(), model, (newer, older) -> newer.present() || !older.present() ? newer : older));
        facts.computeIfAbsent(models.defaultId(), id -> new ModelFacts(id, null, null, null, null, false));
        return facts;
    }

    private static Double round(Double speed) {
        return speed == null ? null : Math.round(10 * speed) / 10.0;
    }
}
