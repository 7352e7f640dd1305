package io.whisperrest.worker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.hash.Sha256;
import io.whisperrest.modeltools.catalog.LocalModel;
import io.whisperrest.modeltools.catalog.LocalModels;
import io.whisperrest.worker.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedModelsTest {
    @TempDir
    private Path folder;

    private void hold(String file) throws IOException {
        Path path = Files.writeString(folder.resolve(file), file);
        new LocalModels(folder).allow(new LocalModel(file, Files.size(path), Sha256.hex(path), true, true, 1));
    }

    private ServedModels served(String own, Optional<List<String>> chosen) {
        ServedModels served = new ServedModels(new ModelStore(folder), own, chosen);
        served.refresh();
        return served;
    }

    @Test
    void servesEverythingThatItsFolderHolds() throws Exception {
        hold("ggml-one.bin");
        hold("ggml-two.bin");
        assertEquals(
                Set.of("one", "two"), Set.copyOf(served("one", Optional.empty()).names()));
    }

    @Test
    void aListLeavesTheOtherModelsToOtherWorkers() throws Exception {
        hold("ggml-one.bin");
        hold("ggml-two.bin");
        hold("ggml-three.bin");
        assertEquals(
                Set.of("one", "three"),
                Set.copyOf(
                        served("one", Optional.of(List.of("three", "absent"))).names()));
    }

    @Test
    void itsOwnModelMayBeNamedByItsFile() throws Exception {
        hold("ggml-tuned.bin");
        assertEquals(
                Set.of("tuned", "ggml-tuned.bin"),
                Set.copyOf(served("ggml-tuned.bin", Optional.empty()).names()));
    }

    @Test
    void aModelThatIsAddedLaterIsServedAfterTheNextLook() throws Exception {
        hold("ggml-one.bin");
        ServedModels served = served("one", Optional.empty());
        hold("ggml-two.bin");
        served.refresh();
        assertTrue(served.names().contains("two"));
    }

    @Test
    void namesTheCatalogueWithoutServingIt() throws Exception {
        hold("ggml-one.bin");
        assertTrue(served("one", Optional.empty()).facts().stream()
                .anyMatch(model -> model.id().equals("large-v3-turbo") && !model.present()));
    }
}
