package io.whisperrest.api.worker;

import io.whisperrest.model.task.ModelFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A worker's row.
 *
 * @param ready it has registered and not signed off; it may have crashed since
 * @param loaded name of the model that it keeps in memory
 * @param models those that it takes tasks for ({@link ModelFacts#present()}), and others that it knows by name
 * @param seenAt when it last wrote this row, in epoch milliseconds
 */
public record KnownWorker(String id, long slots, boolean ready, String loaded, List<ModelFacts> models, long seenAt) {

    /** Names of the models that it takes tasks for. */
    public Set<String> serves() {
        return Stream.concat(
                        Stream.of(loaded),
                        models.stream().filter(ModelFacts::present).map(ModelFacts::id))
                .collect(Collectors.toUnmodifiableSet());
    }
}
