package io.whisperrest.api.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.whisperrest.api.worker.KnownWorker;
import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.testing.TestQueueConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermitsTest {
    private static final TestQueueConfig CONFIG = TestQueueConfig.quick();

    private static KnownWorker worker(long slots, String loaded, String... others) {
        List<ModelFacts> models = List.of(others).stream()
                .map(id -> new ModelFacts(id, null, null, null, null, true))
                .toList();
        return new KnownWorker("w", slots, true, loaded, models, 0);
    }

    @Test
    void givesTwoForEachSlotThatServesTheModel() {
        Permits permits = Permits.of(List.of(worker(4, "base"), worker(2, "large", "base")), CONFIG);
        assertEquals(12, permits.total());
        assertEquals(12, permits.of("base"));
        assertEquals(4, permits.of("large"));
        assertEquals(CONFIG.userShare(), permits.of("medium"), "for the first worker that a scaler starts");
    }

    @Test
    void givesTheShareWithoutAWorker() {
        assertEquals(CONFIG.userShare(), Permits.of(List.of(), CONFIG).total());
    }

    @Test
    void aModelKnownByNameOnlyIsNotServed() {
        ModelFacts known = new ModelFacts("large", 1L, 1L, true, true, false);
        KnownWorker worker = new KnownWorker("w", 2, true, "base", List.of(known), 0);
        assertFalse(Permits.of(List.of(worker), CONFIG).serves("large"));
    }
}
