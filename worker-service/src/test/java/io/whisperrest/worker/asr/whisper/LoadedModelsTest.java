package io.whisperrest.worker.asr.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LoadedModelsTest {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final AbortFlag abort = new AbortFlag();

    @Test
    void unloadsTheLeastRecentlyUsedIdleModel() {
        LoadedModels<String> models = models(2);
        models.lease("a", abort).close();
        models.lease("b", abort).close();
        models.lease("a", abort).close();
        models.lease("c", abort).close();

        assertEquals(List.of("+a", "+b", "-b", "+c"), log);
        assertTrue(models.isLoaded("a"));
    }

    @Test
    void neverUnloadsAModelInUse() throws Exception {
        LoadedModels<String> models = models(1);
        LoadedModels<String>.Lease first = models.lease("a", abort);
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> {
            try (LoadedModels<String>.Lease lease = models.lease("b", abort)) {
                return lease.context();
            }
        });
        Thread.sleep(250); // the new model has polled twice
        assertEquals(List.of("+a"), log);

        first.close();
        assertEquals("b", second.get());
        assertEquals(List.of("+a", "-a", "+b"), log);
    }

    @Test
    void waitingForAModelStopsWhenTheFlagIsRaised() {
        LoadedModels<String> models = models(1);
        LoadedModels<String>.Lease first = models.lease("a", abort);
        AbortFlag raised = new AbortFlag();
        raised.raise();

        assertThrows(RecognitionAborted.class, () -> models.lease("b", raised));
        first.close();
    }

    @Test
    void forgetsAModelThatCouldNotBeLoaded() {
        LoadedModels<String> models = new LoadedModels<>(
                1,
                id -> {
                    throw new IllegalStateException("damaged");
                },
                id -> log.add("-" + id));

        assertThrows(IllegalStateException.class, () -> models.lease("a", abort));
        assertFalse(models.isLoaded("a"));
        models.close();
        assertEquals(List.of(), log);
    }

    @Test
    void unloadsEverythingAtTheEnd() {
        LoadedModels<String> models = models(3);
        models.lease("a", abort).close();
        models.lease("b", abort).close();
        models.close();

        assertEquals(List.of("+a", "+b", "-a", "-b"), log);
    }

    private LoadedModels<String> models(int max) {
        return new LoadedModels<>(
                max,
                id -> {
                    log.add("+" + id);
                    return id;
                },
                id -> log.add("-" + id));
    }
}
