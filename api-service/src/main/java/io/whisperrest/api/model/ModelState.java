package io.whisperrest.api.model;

import com.fasterxml.jackson.annotation.JsonValue;
import io.whisperrest.model.task.ModelFacts;
import java.util.List;
import java.util.Locale;

/** How soon a model can start work. */
public enum ModelState {
    /** Loaded in a live worker. */
    READY,
    /** On the disk of every live worker; without live workers, of the last known one. */
    LOADABLE,
    /** Known by name only. */
    ABSENT;

    /** @param known all workers, newest first */
    static ModelState of(String id, List<ModelRepository.WorkerModels> live, List<ModelRepository.WorkerModels> known) {
        if (live.stream().anyMatch(worker -> worker.loaded().equals(id))) {
            return READY;
        }
        List<ModelRepository.WorkerModels> asked = live.isEmpty() ? known.subList(0, Math.min(1, known.size())) : live;
        return !asked.isEmpty() && asked.stream().allMatch(worker -> has(worker, id)) ? LOADABLE : ABSENT;
    }

    private static boolean has(ModelRepository.WorkerModels worker, String id) {
        return worker.models().stream()
                .filter(ModelFacts::present)
                .anyMatch(model -> model.id().equals(id));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
