package io.whisperrest.worker.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLinesTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void anImportedModelCanBeUsedAtOnce() throws Exception {
        Path source = TinyWhisper.cTranslate2(Files.createDirectory(folder.resolve("source")), ElementType.F16);
        Path target = folder.resolve("models/ggml-tuned.bin");
        assertEquals(0, importModel("--from", source.toString(), "--to", target.toString()));
        assertEquals(target, new ModelStore(target.getParent()).resolve("tuned").path());
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
    void aModelWithoutAPublishedChecksumIsNotDownloaded() {
        int status = DownloadModels.run(
                new String[] {"--to", folder.toString(), "mine"}, new PrintStream(lines), new PrintStream(errors));
        assertEquals(2, status);
        assertTrue(error().contains("ImportModel --register FILE"));
    }

    private int importModel(String... words) {
        return ImportModel.run(words, new PrintStream(lines), new PrintStream(errors));
    }

    private String error() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
