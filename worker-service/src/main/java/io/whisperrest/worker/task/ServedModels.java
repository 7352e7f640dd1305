package io.whisperrest.worker.task;

import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.worker.asr.WhisperConfig;
import io.whisperrest.worker.model.ModelList;
import io.whisperrest.worker.model.ModelStore;
import java.util.List;
import java.util.Optional;

/**
 * The models that this worker takes tasks for: all that it holds, or those of {@code worker.models} among them, and always the one of
 * {@code whisper.model}. Thread-safe.
 */
final class ServedModels {
    private final ModelStore store;
    private final String own;
    private final Optional<List<String>> chosen;
    private volatile List<ModelFacts> facts = List.of();

    ServedModels(ModelStore store, WhisperConfig whisper, WorkerConfig worker) {
        this(
                store,
                whisper.model(),
                worker.models().map(ids -> ids.stream().map(String::strip).toList()));
    }

    /** @param chosen empty = all that it holds */
    ServedModels(ModelStore store, String own, Optional<List<String>> chosen) {
        this.store = store;
        this.own = own;
        this.chosen = chosen;
    }

    /** Looks into the folder again; reads only files that are new or changed. */
    void refresh() {
        facts = ModelList.of(store, own, this::isServed);
    }

    private boolean isServed(String id) {
        return chosen.isEmpty() || id.equals(own) || chosen.get().contains(id);
    }

    /** Names in {@code worker.models} that the folder does not hold. */
    List<String> missing() {
        List<String> served = names();
        return chosen.orElse(List.of()).stream()
                .filter(id -> !served.contains(id))
                .toList();
    }

    /** Those that it serves, and others that it knows by name. */
    List<ModelFacts> facts() {
        return facts;
    }

    /** Names of those that it serves. */
    List<String> names() {
        return ModelFacts.present(facts);
    }
}
