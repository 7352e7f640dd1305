package io.whisperrest.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A primary, its replica, and one sentinel that fails over to the replica within seconds. Ends no later than the JVM. */
public final class RedisSentinel implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final String MASTER = "main";

    private final RedisServer primary = RedisServer.start();
    private final RedisServer replica = RedisServer.start();
    private final Path directory;
    private final int port;
    private final Process process;

    public RedisSentinel() {
        try {
            replica.command("REPLICAOF", "127.0.0.1", Integer.toString(primary.port()));
            directory = Files.createTempDirectory("sentinel-test");
            port = ServerProcesses.freePort();
            Path settings = Files.writeString(directory.resolve("sentinel.conf"), """
                    port %d
                    bind 127.0.0.1
                    dir %s
                    sentinel monitor %s 127.0.0.1 %d 1
                    sentinel down-after-milliseconds %s 2000
                    sentinel failover-timeout %s 6000
                    """.formatted(
                            port, directory, MASTER, primary.port(), MASTER, MASTER));
            process = new ProcessBuilder(RedisBinary.find(), settings.toString(), "--sentinel")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("sentinel.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            awaitReplica();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As REDIS_URL takes it. */
    public String url() {
        return "redis+sentinel://127.0.0.1:" + port + "/" + MASTER;
    }

    /** The server that is the primary at the start. */
    public RedisServer primary() {
        return primary;
    }

    /** The server that takes over. */
    public RedisServer replica() {
        return replica;
    }

    private void awaitReplica() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (knowsReplica()) {
                return;
            }
            ServerProcesses.pause(100);
        }
        throw new IllegalStateException(
                "the test's sentinel did not start: " + Files.readString(directory.resolve("sentinel.log")));
    }

    private boolean knowsReplica() {
        try (RespConnection connection = new RespConnection(port)) {
            return !((List<?>) connection.call("SENTINEL", "REPLICAS", MASTER)).isEmpty();
        } catch (IOException | IllegalStateException e) {
            return false; // not listening yet
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        primary.close();
        replica.close();
        ServerProcesses.delete(directory);
    }
}
