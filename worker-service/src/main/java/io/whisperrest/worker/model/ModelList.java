package io.whisperrest.worker.model;

import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.modeltools.catalog.CatalogEntry;
import io.whisperrest.modeltools.catalog.ModelCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The models that this worker reports: those it serves, then those of the catalogue that it does not. */
public final class ModelList {
    private ModelList() {}

    /**
     * @param own name of the worker's own model; it may be the file name of one whose id differs
     * @param served by id: whether the worker takes tasks for it
     */
    public static List<ModelFacts> of(ModelStore store, String own, Predicate<String> served) {
        Map<String, ModelFacts> found = new LinkedHashMap<>();
        for (ModelFile model : store.available()) {
            if (served.test(model.id())) {
                found.put(model.id(), facts(model.id(), model));
            }
        }
        found.computeIfAbsent(own, name -> named(store, name));
        for (CatalogEntry entry : ModelCatalog.entries()) {
            found.computeIfAbsent(entry.id(), id -> missing(entry));
        }
        return List.copyOf(found.values());
    }

    private static ModelFacts facts(String name, ModelFile model) {
        return new ModelFacts(
                name, model.sizeBytes(), model.memoryBytes(1), model.multilingual(), model.translates(), true);
    }

    /** Null when it cannot be loaded. */
    private static ModelFacts named(ModelStore store, String name) {
        try {
            return facts(name, store.resolve(name));
        } catch (ModelUnavailable e) {
            return null;
        }
    }

    private static ModelFacts missing(CatalogEntry entry) {
        return new ModelFacts(
                entry.id(),
                entry.bytes(),
                entry.bytes() + entry.stateBytes(),
                entry.multilingual(),
                entry.translates(),
                false);
    }
}
