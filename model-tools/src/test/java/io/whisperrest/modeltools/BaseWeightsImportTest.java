package io.whisperrest.modeltools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whisperrest.hash.Sha256;
import io.whisperrest.modeltools.catalog.LocalModels;
import io.whisperrest.modeltools.catalog.ModelCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pinned base weights, from {@code WHISPER_WEIGHTS} or {@code .runtime/weights}, where provisioning puts them. */
@Tag("slow")
class BaseWeightsImportTest {
    private static final Path WEIGHTS = Path.of(System.getenv().getOrDefault("WHISPER_WEIGHTS", "../.runtime/weights"));

    @TempDir
    Path folder;

    @Test
    void becomeThePublishedFileByteForByte() throws Exception {
        assumeTrue(
                Files.isRegularFile(WEIGHTS.resolve("model.bin")), "no weights in " + WEIGHTS + ": run make run once");
        Path file = folder.resolve("ggml-base.bin");
        new ModelImporter(null).convert(WEIGHTS, file, WeightFormat.F16, (done, all) -> {});
        assertEquals(147951465, Files.size(file));
        assertEquals(ModelCatalog.BASE_SHA256, Sha256.hex(file));
        assertEquals("base", ModelRegistry.register(file, () -> {}).id());
        assertEquals(List.of(), new LocalModels(folder).read(), "the catalogue has it");
    }
}
