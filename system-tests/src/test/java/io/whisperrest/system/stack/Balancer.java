package io.whisperrest.system.stack;

import io.whisperrest.testing.ServerProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Caddy as a load balancer over API processes. An orchestrator would change its list of upstreams as {@link #use} does. */
final class Balancer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final Path directory;
    private final int port;
    private final int adminPort;

    private Balancer(Process process, Path directory, int port, int adminPort) {
        this.process = process;
        this.directory = directory;
        this.port = port;
        this.adminPort = adminPort;
    }

    static Balancer start(Path directory, int port, Collection<Integer> upstreams) {
        try {
            int adminPort = ServerProcesses.freePort();
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("Caddyfile"), settings(port, adminPort, upstreams));
            Process process = builder(directory, "run", "--config", "Caddyfile").start();
            Balancer balancer = new Balancer(process, directory, port, adminPort);
            Awaitility.await().atMost(START_LIMIT).until(balancer::answers);
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends new requests to these ports only. Requests in progress stay where they are. */
    void use(Collection<Integer> upstreams) {
        try {
            Files.writeString(directory.resolve("Caddyfile"), settings(port, adminPort, upstreams));
            Process reload = builder(
                            directory, "reload", "--config", "Caddyfile", "--address", "127.0.0.1:" + adminPort)
                    .start();
            if (reload.waitFor() != 0) {
                throw new IllegalStateException("caddy reload failed: " + directory.resolve("caddy.log"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessBuilder builder(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of("caddy"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("caddy.log").toFile()));
        builder.environment().put("HOME", directory.toString());
        return builder;
    }

    private static String settings(int port, int adminPort, Collection<Integer> upstreams) {
        String to = upstreams.stream().map(each -> "127.0.0.1:" + each).collect(Collectors.joining(" "));
        return """
                {
                	admin 127.0.0.1:%d
                	auto_https off
                }
                http://127.0.0.1:%d {
                	reverse_proxy %s {
                		lb_policy round_robin
                		lb_try_duration 10s
                		fail_duration 2s
                	}
                }
                """.formatted(adminPort, port, to);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("caddy exited with " + process.exitValue());
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
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
