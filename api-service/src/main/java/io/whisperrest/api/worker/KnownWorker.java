package io.whisperrest.api.worker;

import io.whisperrest.model.task.ModelFacts;
import java.util.List;
import java.util.Set;

/**
 * A worker's row.
 *
 * @param ready it has registered and not signed off; it may have crashed since
 * @param loaded name of the model that it keeps in memory
 * @param models those that it takes tasks for ({@link ModelFacts#present()}), and others that it knows by name
 * @param seenAt when it last wrote this row, in epoch milliseconds of its own clock
 */
public record KnownWorker(String id, long slots, boolean ready, String loaded, List<ModelFacts> models, long seenAt) {

    /** Names of the models that it takes tasks for. */
    public Set<String> serves() {
        return Set.copyOf(ModelFacts.present(models));
    }
}
