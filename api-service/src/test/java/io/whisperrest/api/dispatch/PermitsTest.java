package io.whisperrest.api.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.api.worker.KnownWorker;
import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.testing.TestQueueConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermitsTest {
    private static final TestQueueConfig CONFIG = TestQueueConfig.quick();

    private static KnownWorker worker(long slots, String... models) {
        List<ModelFacts> facts = Stream.of(models)
                .map(id -> new ModelFacts(id, null, null, null, null, true))
                .toList();
        return new KnownWorker("w", slots, true, models[0], facts, 0);
    }

    @Test
    void workersThatShareAModelShareTheirPermits() {
        Permits permits = Permits.of(List.of(worker(4, "base"), worker(2, "large", "base")), CONFIG);
        assertEquals(List.of(new Permits.Pool(12, Map.of("base", 12L, "large", 4L))), permits.pools());
    }

    @Test
    void workersThatShareOneThroughAThirdDoToo() {
        Permits permits =
                Permits.of(List.of(worker(1, "a"), worker(1, "c"), worker(1, "d"), worker(1, "a", "c")), CONFIG);
        assertEquals(
                Set.of(new Permits.Pool(6, Map.of("a", 4L, "c", 4L)), new Permits.Pool(2, Map.of("d", 2L))),
                Set.copyOf(permits.pools()));
    }

    @Test
    void aModelWithoutAWorkerHasTheLeast() {
        Permits permits = Permits.of(List.of(), CONFIG);
        assertEquals(CONFIG.userShare(), permits.least());
        assertEquals(Optional.empty(), permits.poolOf("base"));
    }

    @Test
    void aModelKnownByNameOnlyIsNotServed() {
        ModelFacts known = new ModelFacts("large", 1L, 1L, true, true, false);
        KnownWorker worker = new KnownWorker("w", 2, true, "large", List.of(known), 0);
        assertEquals(Optional.empty(), Permits.of(List.of(worker), CONFIG).poolOf("large"));
    }
}
