package io.whisperrest.worker.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.hash.Sha256;
import io.whisperrest.modeltools.catalog.LocalModel;
import io.whisperrest.modeltools.catalog.LocalModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    @TempDir
    Path folder;

    @Test
    void offersAnImportedFileByIdAndByFileName() throws Exception {
        Path file = someModel("ggml-tuned.bin");
        allow(file);
        ModelStore store = new ModelStore(folder);
        assertEquals(file, store.resolve("tuned").path());
        assertEquals(store.resolve("tuned"), store.resolve("ggml-tuned.bin"));
        assertEquals(List.of(store.resolve("tuned")), store.available());
        assertTrue(store.resolve("tuned").multilingual());
    }

    @Test
    void acceptsAnImportedFileUnderACatalogueId() throws Exception {
        allow(someModel("ggml-base.bin"));
        assertEquals("base", new ModelStore(folder).resolve("base").id());
        assertEquals(1, new ModelStore(folder).available().size());
    }

    @Test
    void rejectsAnUnlistedFile() throws Exception {
        someModel("ggml-tuned.bin");
        assertTrue(rejection("tuned").contains("ImportModel --register"));
        assertEquals(List.of(), new ModelStore(folder).available());
    }

    @Test
    void rejectsADamagedCatalogueFile() throws Exception {
        Files.writeString(folder.resolve("ggml-base.bin"), "not the weights");
        assertTrue(rejection("base").contains("damaged or not the listed file"));
        assertEquals(List.of(), new ModelStore(folder).available());
    }

    @Test
    void saysHowToGetAMissingModel() {
        assertTrue(rejection("small").contains("run DownloadModels small"));
    }

    @Test
    void rejectsIdsThatLookLikePaths() throws Exception {
        allow(someModel("ggml-tuned.bin"));
        assertTrue(rejection("../" + folder.getFileName() + "/ggml-tuned.bin").contains("is unknown"));
    }

    @Test
    void rejectsAnAllowListThatPointsOutsideTheFolder() throws Exception {
        Files.writeString(folder.resolve("local.json"), """
                [{"file": "../ggml-tuned.bin", "bytes": 1, "sha256": "0", "multilingual": true}]""");
        assertTrue(rejection("tuned").contains("incomplete entry"));
    }

    @Test
    void detectsThatAFileChangedAfterItWasChecked() throws Exception {
        Path file = someModel("ggml-tuned.bin");
        allow(file);
        ModelStore store = new ModelStore(folder);
        store.resolve("tuned");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThrows(ModelUnavailable.class, () -> store.resolve("tuned"));
    }

    private String rejection(String id) {
        return assertThrows(ModelUnavailable.class, () -> new ModelStore(folder).resolve(id))
                .getMessage();
    }

    /** The store does not look into a file: what it holds is checked when it is allowed. */
    private Path someModel(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "the weights of " + name);
    }

    private void allow(Path file) throws IOException {
        String name = file.getFileName().toString();
        new LocalModels(folder).allow(new LocalModel(name, Files.size(file), Sha256.hex(file), true, true, 1));
    }
}
