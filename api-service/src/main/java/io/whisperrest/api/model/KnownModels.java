package io.whisperrest.api.model;

import io.whisperrest.api.task.Models;
import io.whisperrest.api.worker.KnownWorker;
import io.whisperrest.api.worker.LiveWorkers;
import io.whisperrest.api.worker.WorkerRepository;
import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.queue.QueueUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models that the workers of this server report, and the default model even without a worker. */
@ApplicationScoped
class KnownModels {
    private final WorkerRepository rows;
    private final LiveWorkers live;
    private final ModelRepository measured;
    private final Models models;

    KnownModels(WorkerRepository rows, LiveWorkers live, ModelRepository measured, Models models) {
        this.rows = rows;
        this.live = live;
        this.measured = measured;
        this.models = models;
    }

    /** The default first, then those on disk, then the rest by size. */
    List<ModelResource.Model> list() {
        List<KnownWorker> workers = rows.all();
        List<KnownWorker> working = live(workers);
        Map<String, Double> speeds = measured.speeds();
        return facts(workers).values().stream()
                .map(facts -> ModelResource.Model.of(
                        facts,
                        facts.id().equals(models.defaultId()),
                        round(speeds.get(facts.id())),
                        state(facts.id(), working, workers)))
                .sorted(Comparator.comparing((ModelResource.Model model) -> !model.isDefault())
                        .thenComparing(ModelResource.Model::state)
                        .thenComparing(ModelResource.Model::sizeBytes, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private ModelState state(String id, List<KnownWorker> working, List<KnownWorker> workers) {
        ModelState state = ModelState.of(id, working, workers);
        return state == ModelState.ABSENT && models.isScaled(id) ? ModelState.LOADABLE : state;
    }

    /** While Redis is unavailable, workers that did not sign off. */
    private List<KnownWorker> live(List<KnownWorker> workers) {
        try {
            return live.now();
        } catch (QueueUnavailable e) {
            return workers.stream().filter(KnownWorker::ready).toList();
        }
    }

    private Map<String, ModelFacts> facts(List<KnownWorker> workers) {
        Map<String, ModelFacts> facts = new LinkedHashMap<>();
        workers.stream()
                .flatMap(worker -> worker.models().stream())
                .forEach(model -> facts.merge(
                        model.id(), model, (newer, older) -> newer.present() || !older.present() ? newer : older));
        models.expected()
                .forEach(name -> facts.computeIfAbsent(name, id -> new ModelFacts(id, null, null, null, null, false)));
        return facts;
    }

    private static Double round(Double speed) {
        return speed == null ? null : Math.round(10 * speed) / 10.0;
    }
}
