package io.whisperrest.system.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.system.stack.CuttingProxy;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Sounds;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tus project's own client, which the dashboard uses too. */
@Tag("slow")
class TusClientTest {
    private static final int MIB = 1024 * 1024;
    private static final Runnable NOTHING = () -> {};

    @TempDir
    private Path directory;

    @Test
    void a64MibFileArrivesIntactThroughDisconnectsAndAnApiCrash() throws IOException {
        Path file = Sounds.noise(directory.resolve("long.wav"), 64 * MIB);
        try (Stack stack = new Stack(directory.resolve("data"))) {
            AtomicReference<ServiceProcess> api = new AtomicReference<>(stack.startApi());
            Runnable death = () -> {
                api.get().kill9();
                api.set(stack.startApi());
            };
            List<CuttingProxy.Cut> cuts = List.of(
                    new CuttingProxy.Cut(5 * MIB, NOTHING),
                    new CuttingProxy.Cut(30 * MIB, death),
                    new CuttingProxy.Cut(50 * MIB, NOTHING));
            try (CuttingProxy proxy = new CuttingProxy(stack.url(), cuts)) {
                String token = stack.client("tus").token();
                String said = NodeEnvironment.run(
                        "tus_upload.mjs", Map.of("API_URL", proxy.url(), "API_TOKEN", token, "FILE", file.toString()));
                assertEquals(0, proxy.cutsLeft());
                JsonNode task = new ObjectMapper().readTree(said);
                assertEquals("long.wav", task.path("name").asText());
                assertEquals(
                        Sounds.sha256(file), task.path("audio").path("sha256").asText());
                assertEquals(List.of(Sounds.sha256(file)), stored(stack.data()));
            }
            assertTrue(api.get().isReady());
        }
    }

    /** Hashes of all stored audio. */
    private static List<String> stored(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("audio"))) {
            return all.filter(Files::isRegularFile).map(Sounds::sha256).toList();
        }
    }
}
