package io.whisperrest.system.dashboard;

import io.whisperrest.system.stack.Project;
import io.whisperrest.testing.ServerProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The web server of the containers with its shipped configuration, over TLS with its own certificate authority. */
final class Caddy implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    private Caddy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param api address of the API behind it
     * @param directory its certificates are kept in a folder of it
     */
    static Caddy before(String api, Path directory) {
        try {
            int port = ServerProcesses.freePort();
            Path log = directory.resolve("caddy.log");
            ProcessBuilder builder = new ProcessBuilder(
                            "caddy",
                            "run",
                            "--adapter",
                            "caddyfile",
                            "--config",
                            Project.root().resolve("frontend/Caddyfile").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("HOME", directory.toString());
            builder.environment().put("SITE_ADDRESS", "https://localhost:" + port);
            builder.environment().put("API_UPSTREAM", api.replace("http://", ""));
            builder.environment().put("DASHBOARD_DIR", Project.dashboard().toString());
            builder.environment()
                    .put("CADDY_STORAGE", directory.resolve("caddy").toString());
            Caddy caddy = new Caddy(builder.start(), port);
            Awaitility.await().atMost(START_LIMIT).until(caddy::answers);
            return caddy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "https://localhost:" + port;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("caddy exited with " + process.exitValue());
        }
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
