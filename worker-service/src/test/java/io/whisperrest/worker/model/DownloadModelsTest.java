package io.whisperrest.worker.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadModelsTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void aModelWithoutAPublishedChecksumIsNotDownloaded() {
        int status = DownloadModels.run(
                new String[] {"--to", folder.toString(), "mine"},
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(errors));
        assertEquals(2, status);
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains("ImportModel --register FILE"));
    }
}
