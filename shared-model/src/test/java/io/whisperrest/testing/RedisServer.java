package io.whisperrest.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Redis-compatible server for one test, on a free port. It has its own directory with an append-only file, so {@link #kill9()} and
 * {@link #restart()} keep the data as in production. Ends no later than the JVM.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final int START_TRIES = 3; // another process may take the free port first

    private final Path directory;
    private final int port;
    private final List<String> launcher;
    private final Path data;
    private Process process;

    private RedisServer(Path directory, int port, List<String> launcher, Path data) {
        this.directory = directory;
        this.port = port;
        this.launcher = launcher;
        this.data = data == null ? directory : data;
    }

    public static RedisServer start() {
        return start(List.of(), null);
    }

    /**
     * @param launcher command prefix, such as a namespace wrapper, that executes the server
     * @param data its data directory, as the launched program sees it; null = its own temporary directory
     */
    public static RedisServer start(List<String> launcher, Path data) {
        try {
            Path directory = Files.createTempDirectory("redis-test");
            for (int attempt = 1; ; attempt++) {
                RedisServer server = new RedisServer(directory, ServerProcesses.freePort(), launcher, data);
                try {
                    server.launch();
                    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                    return server;
                } catch (IllegalStateException e) {
                    if (attempt == START_TRIES) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /**
     * Runs one command over a new connection, for example {@code command("DEL", key)}.
     *
     * @return String, Long, List or null, depending on the reply
     * @throws IllegalStateException with the server's message when it replies with an error
     */
    public Object command(String... words) {
        try (RespConnection connection = new RespConnection(port)) {
            return connection.call(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the server (SIGKILL). What it had written to its file stays. */
    public void kill9() {
        process.destroyForcibly();
        ServerProcesses.awaitEnd(process, "Redis", 10);
    }

    /** Shuts the server down in order (SIGTERM). */
    public void stop() {
        process.destroy();
        ServerProcesses.awaitEnd(process, "Redis", 10);
    }

    /** Freezes the server until {@link #resume()}. Connections stay open. */
    public void pause() {
        ServerProcesses.signal(process, "-STOP");
    }

    public void resume() {
        ServerProcesses.signal(process, "-CONT");
    }

    /** Starts the server again on the same port with the same data; kills it first if it still runs. */
    public void restart() {
        if (process.isAlive()) {
            kill9();
        }
        launch();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill9();
        }
        ServerProcesses.delete(directory);
    }

    private void launch() {
        try {
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("server.log").toFile())
                    .start();
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(
                RedisBinary.find(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                data.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                // With "no" the server still writes before each reply, so a kill loses nothing. "everysec" postpones
                // the write while a sync is slow.
                "--appendfsync",
                "no"));
        return command;
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                if ("PONG".equals(command("PING"))) {
                    return;
                }
            } catch (UncheckedIOException | IllegalStateException e) {
                ServerProcesses.pause(20); // not listening yet, or still loading its file
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException(
                "the test's Redis server did not start: " + Files.readString(directory.resolve("server.log")));
    }
}
