package io.whisperrest.worker.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.modeltools.catalog.CatalogEntry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelDownloadTest {
    private final byte[] content = new byte[300_000];
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private FileServer server;
    private CatalogEntry entry;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws Exception {
        new Random(7).nextBytes(content);
        server = new FileServer(content);
        entry = entry(content);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void downloadsTheFileAndLeavesNothingElse() throws Exception {
        assertArrayEquals(content, Files.readAllBytes(download().fetch(entry)));
        assertFalse(Files.exists(part()));
    }

    @Test
    void continuesWhereTheConnectionBroke() throws Exception {
        server.cutAfter = 120_000;
        assertArrayEquals(content, Files.readAllBytes(download().fetch(entry)));
        assertEquals("whole", server.ranges.get(0));
        assertTrue(server.ranges.get(1).startsWith("bytes="), server.ranges.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("interrupted")));
    }

    @Test
    void continuesThePartialFileOfAnEarlierRun() throws Exception {
        Files.write(part(), Arrays.copyOf(content, 1000));
        assertArrayEquals(content, Files.readAllBytes(download().fetch(entry)));
        assertEquals(List.of("bytes=1000-"), server.ranges);
    }

    @Test
    void continuesAfterARedirect() throws Exception {
        Files.write(part(), Arrays.copyOf(content, 1000));
        ModelDownload download = new ModelDownload(folder, server.address().resolve("elsewhere/"), lines::add);
        assertArrayEquals(content, Files.readAllBytes(download.fetch(entry)));
        assertEquals(List.of("bytes=1000-"), server.ranges);
    }

    @Test
    void startsOverWhenTheServerSupportsNoRanges() throws Exception {
        server.knowsRanges = false;
        Files.write(part(), new byte[1000]);
        assertArrayEquals(content, Files.readAllBytes(download().fetch(entry)));
    }

    @Test
    void leavesNoFileWhenTheChecksumIsWrong() throws Exception {
        byte[] other = content.clone();
        other[0] ^= 1;
        CatalogEntry expectsOther = entry(other);
        String message = assertThrows(DownloadFailed.class, () -> download().fetch(expectsOther))
                .getMessage();
        assertTrue(message.contains("wrong SHA-256"));
        assertFalse(Files.exists(folder.resolve(entry.file())));
        assertFalse(Files.exists(part()));
    }

    @Test
    void rejectsAFileLargerThanPublished() throws Exception {
        CatalogEntry shorter = entry(Arrays.copyOf(content, 1000));
        assertThrows(DownloadFailed.class, () -> download().fetch(shorter));
        assertFalse(Files.exists(part()));
    }

    @Test
    void givesUpAtOnceWhenTheServerRejectsTheRequest() {
        server.failWith = 404;
        assertThrows(DownloadFailed.class, () -> download().fetch(entry));
        assertEquals(1, server.ranges.size());
    }

    @Test
    void givesUpOnAnOverloadedServerAfterSeveralAttempts() {
        server.failWith = 503;
        assertThrows(DownloadFailed.class, () -> download().fetch(entry));
        assertEquals(5, server.ranges.size());
    }

    @Test
    void twoConcurrentDownloadsTransferTheFileOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Path> first = threads.submit(() -> download().fetch(entry));
            Future<Path> second = threads.submit(() -> download().fetch(entry));
            assertEquals(first.get(), second.get());
        } finally {
            threads.shutdown();
        }
        assertEquals(List.of("whole"), server.ranges);
        assertTrue(lines.stream().anyMatch(line -> line.contains("already present")));
    }

    @Test
    void replacesADamagedFile() throws Exception {
        Files.writeString(folder.resolve(entry.file()), "damaged");
        assertArrayEquals(content, Files.readAllBytes(download().fetch(entry)));
    }

    private ModelDownload download() {
        return new ModelDownload(folder, server.address(), lines::add, Duration.ofSeconds(5), Duration.ofMillis(5));
    }

    private Path part() {
        return folder.resolve(entry.file() + ".part");
    }

    private static CatalogEntry entry(byte[] content) throws IOException {
        String sha256;
        try {
            sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
        return new CatalogEntry(
                "test", "ggml-test.bin", content.length, sha256, true, true, 1, URI.create("http://localhost/x"));
    }
}
