package io.whisperrest.model.task;

import java.util.List;

/**
 * What a worker reports about a model.
 *
 * @param sizeBytes size of its file; null = from an older worker, which reports only the id
 * @param memoryBytes memory of the weights and one slot; null as above
 * @param multilingual false: English only; null as above
 * @param translates whether it can translate into English; null as above
 * @param present false: known by name, but not on this worker's disk
 */
public record ModelFacts(
        String id, Long sizeBytes, Long memoryBytes, Boolean multilingual, Boolean translates, boolean present) {

    /** Ids of those that are present, in the given order. */
    public static List<String> present(List<ModelFacts> models) {
        return models.stream().filter(ModelFacts::present).map(ModelFacts::id).toList();
    }

    static ModelFacts named(String id) {
        return new ModelFacts(id, null, null, null, null, true);
    }
}
