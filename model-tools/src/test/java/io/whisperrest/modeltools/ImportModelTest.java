package io.whisperrest.modeltools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.hash.Sha256;
import io.whisperrest.modeltools.catalog.LocalModel;
import io.whisperrest.modeltools.catalog.LocalModels;
import io.whisperrest.modeltools.catalog.ModelCatalog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportModelTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void anImportedModelIsAllowedAtOnce() throws Exception {
        Path source = TinyWhisper.cTranslate2(Files.createDirectory(folder.resolve("source")), ElementType.F16);
        Path target = folder.resolve("models/ggml-tuned.bin");
        assertEquals(0, importModel("--from", source.toString(), "--to", target.toString()));
        LocalModel allowed = new LocalModels(target.getParent()).read().get(0);
        assertEquals("tuned", allowed.id());
        assertEquals(Sha256.hex(target), allowed.sha256());
        assertTrue(allowed.multilingual());
        assertTrue(lines.toString(StandardCharsets.UTF_8).contains("listed in local.json"));
    }

    @Test
    void aResultOtherThanExpectedIsDeleted() throws Exception {
        Path source = TinyWhisper.cTranslate2(Files.createDirectory(folder.resolve("source")), ElementType.F16);
        Path target = folder.resolve("ggml-base.bin");
        assertEquals(
                1,
                importModel(
                        "--from", source.toString(), "--to", target.toString(), "--sha256", ModelCatalog.BASE_SHA256));
        assertFalse(Files.exists(target));
        assertTrue(error().contains("the source is not the pinned one"));
    }

    @Test
    void failuresAreOneLine() {
        assertEquals(
                1,
                importModel(
                        "--from",
                        folder.toString(),
                        "--to",
                        folder.resolve("x.bin").toString()));
        assertEquals(1, error().lines().count());
        assertTrue(error().startsWith("import failed: "));
    }

    @Test
    void aNameThatCannotBeListedIsRejectedBeforeTheWork() throws Exception {
        Path target = folder.resolve("my model.bin");
        assertEquals(1, importModel("--from", folder.toString(), "--to", target.toString()));
        assertTrue(error().contains("unsupported characters"));
    }

    @Test
    void wrongUsageShowsTheHelp() {
        assertEquals(2, importModel("--form", "x"));
        assertEquals(2, importModel());
        assertTrue(error().contains("usage: ImportModel"));
    }

    @Test
    void allowsAFileThatIsAlreadyInTheFolder() throws Exception {
        Path source = TinyWhisper.huggingFace(Files.createDirectory(folder.resolve("source")), ElementType.F16);
        Path file = folder.resolve("ggml-tuned.bin");
        new ModelImporter(null).convert(source, file, WeightFormat.F16, (done, all) -> {});
        assertEquals(0, importModel("--register", file.toString()));
        assertEquals(
                List.of("tuned"),
                new LocalModels(folder).read().stream().map(LocalModel::id).toList());
    }

    @Test
    void allowsNothingThatIsNotAWhisperModel() throws Exception {
        Path file = Files.writeString(folder.resolve("ggml-x.bin"), "GGUF and more");
        assertEquals(1, importModel("--register", file.toString()));
        assertTrue(error().contains("is not a ggml file of whisper.cpp"));
        assertEquals(List.of(), new LocalModels(folder).read());
    }

    @Test
    void quantisingNeedsTheNativeLibrary() throws Exception {
        Path target = folder.resolve("ggml-x.bin");
        assertEquals(1, importModel("--from", folder.toString(), "--to", target.toString(), "--type", "q8_0"));
        assertTrue(error().contains("the native quantiser is not on the class path"));
    }

    private int importModel(String... words) {
        return ImportModel.run(words, new PrintStream(lines), new PrintStream(errors));
    }

    private String error() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
