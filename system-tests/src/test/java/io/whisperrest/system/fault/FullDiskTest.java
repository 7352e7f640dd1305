package io.whisperrest.system.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Sounds;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that fill the disk. */
@Tag("slow")
class FullDiskTest {
    private static final int CHUNK = 8 * 1024 * 1024;
    private static final int LARGE = 100 * 1024 * 1024;

    @TempDir
    private Path directory;

    /** Only a private mount namespace lets a test fill a disk without harming other programs. Skipped where the host forbids one. */
    @BeforeEach
    void mayMount() throws IOException, InterruptedException {
        Process mount = new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt").start();
        assumeTrue(mount.waitFor() == 0, "this host forbids unshare -rm and a tmpfs");
    }

    /** Three chunks at once, with room for two. */
    @Test
    void aChunkWithoutRoomLeavesNothingAndSucceedsOnceThereIsRoom() throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        try (Stack stack = new Stack(data, Map.of("UPLOAD_MIN_FREE_SPACE", "1"))) {
            stack.startApiOnADisk("20m");
            TusUploads uploads =
                    new TusUploads(stack.url(), stack.client("full").token());
            List<String> paths = List.of(uploads.begin(CHUNK), uploads.begin(CHUNK), uploads.begin(CHUNK));
            Map<String, OpenChunk> chunks = new HashMap<>();
            for (String path : paths) {
                boolean fits = chunks.size() < 2;
                chunks.put(path, uploads.open(path, CHUNK));
                await().atMost(Duration.ofSeconds(20)).until(() -> !fits || uploads.offset(path) == OpenChunk.FIRST);
            }
            Map<String, CompletableFuture<Integer>> answers = new HashMap<>();
            chunks.forEach((path, chunk) -> answers.put(path, chunk.finish()));
            Map<Integer, List<String>> byStatus = answers.keySet().stream()
                    .collect(Collectors.groupingBy(path -> answers.get(path).join()));
            assertEquals(
                    List.of(204, 204, 507),
                    answers.values().stream()
                            .map(CompletableFuture::join)
                            .sorted()
                            .toList());
            String refused = byStatus.get(507).get(0);
            assertEquals(0, uploads.offset(refused));
            byStatus.get(204).forEach(path -> assertEquals(204, uploads.delete(path)));
            assertEquals(204, uploads.open(refused, CHUNK).finish().join());
            assertEquals(CHUNK, uploads.offset(refused));
            for (OpenChunk chunk : chunks.values()) {
                chunk.close();
            }
        }
    }

    /** Bodies without a length, more of them than the disk can hold. */
    @Test
    void streamsWithoutALengthStopAtTheReserveAndDisturbNoOtherCaller() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        try (Stack stack = new Stack(data, Map.of("UPLOAD_MIN_FREE_SPACE", "40M"))) {
            ServiceProcess api = stack.startApiOnADisk("120m");
            Client other = stack.client("other");
            String token = stack.client("flooding").token();
            Path large = Sounds.noise(directory.resolve("large.wav"), LARGE);
            List<CompletableFuture<Integer>> floods = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                floods.add(flood(stack.url() + "/api/tasks", token, large));
            }
            while (!floods.stream().allMatch(CompletableFuture::isDone)) {
                assertEquals(200, other.call("GET", "/api/tasks", "").statusCode());
                assertEquals(
                        200,
                        other.call("PATCH", "/api/account", "{\"locale\":\"en\"}")
                                .statusCode());
            }
            assertEquals(
                    List.of(507, 507, 507, 507),
                    floods.stream().map(CompletableFuture::join).toList());
            assertEquals(
                    202, other.tryCreate(Project.sample(), "afterwards").statusCode(), "rejected uploads were erased");
            assertFalse(api.log().contains("SQLITE_FULL"), api::log);
        }
    }

    private static CompletableFuture<Integer> flood(String url, String token, Path file) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "audio/wav")
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofFile(file)))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }
}
