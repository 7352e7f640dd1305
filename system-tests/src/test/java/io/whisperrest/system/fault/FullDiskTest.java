package io.whisperrest.system.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full in the middle of a chunk. */
@Tag("slow")
class FullDiskTest {
    private static final int CHUNK = 8 * 1024 * 1024;

    @TempDir
    private Path directory;

    /** Only a tester with a mount namespace of his own can fill a disk without harming anybody; elsewhere this is shown as skipped. */
    @BeforeEach
    void mayMount() throws IOException, InterruptedException {
        Process mount = new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt").start();
        assumeTrue(mount.waitFor() == 0, "this host forbids unshare -rm and a tmpfs");
    }

    /** Three chunks find room for two when they begin, and share 20 MiB. */
    @Test
    void m12AChunkWithoutRoomLeavesNothingAndFitsOnceThereIsRoom() throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        try (Stack stack = new Stack(data, Map.of("UPLOAD_MIN_FREE_SPACE", "1"))) {
            stack.startApiOnADisk("20m");
            TusUploads uploads =
                    new TusUploads(stack.url(), stack.client("full").token());
            Map<String, OpenChunk> chunks = new HashMap<>();
            for (int i = 0; i < 3; i++) {
                String path = uploads.begin(CHUNK);
                chunks.put(path, uploads.open(path, CHUNK));
                await().atMost(Duration.ofSeconds(20)).until(() -> uploads.offset(path) == OpenChunk.FIRST);
            }
            Map<String, CompletableFuture<Integer>> answers = new HashMap<>();
            chunks.forEach((path, chunk) -> answers.put(path, chunk.finish()));
            Map<Integer, List<String>> byStatus = answers.keySet().stream()
                    .collect(Collectors.groupingBy(path -> answers.get(path).join()));
            assertEquals(Set.of(204, 507), byStatus.keySet());
            byStatus.get(507).forEach(path -> assertEquals(0, uploads.offset(path)));
            byStatus.get(204).forEach(path -> assertEquals(204, uploads.delete(path)));
            String refused = byStatus.get(507).get(0);
            assertEquals(204, uploads.open(refused, CHUNK).finish().join());
            assertEquals(CHUNK, uploads.offset(refused));
            for (OpenChunk chunk : chunks.values()) {
                chunk.close();
            }
        }
    }
}
