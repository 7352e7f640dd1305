package io.whisperrest.worker.model;

import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.modeltools.catalog.CatalogEntry;
import io.whisperrest.modeltools.catalog.ModelCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The models that this worker reports: those it has, then those of the catalogue that it lacks. */
public final class ModelList {
    private ModelList() {}

    public static List<ModelFacts> of(ModelStore store) {
        List<ModelFacts> told = new ArrayList<>();
        for (ModelFile model : store.available()) {
            told.add(new ModelFacts(
                    model.id(),
                    model.sizeBytes(),
                    model.memoryBytes(1),
                    model.multilingual(),
                    model.translates(),
                    true));
        }
        Set<String> here = told.stream().map(ModelFacts::id).collect(Collectors.toSet());
        for (CatalogEntry entry : ModelCatalog.entries()) {
            if (!here.contains(entry.id())) {
                told.add(new ModelFacts(
                        entry.id(),
                        entry.bytes(),
                        entry.bytes() + entry.stateBytes(),
                        entry.multilingual(),
                        entry.translates(),
                        false));
            }
        }
        return told;
    }
}
