package io.whisperrest.testing;

import io.whisperrest.audio.s3.S3Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A real S3 server for tests (versitygw), on a free port and with its own directory. Ends no later than the JVM. */
public final class S3Server implements AutoCloseable {
    public static final String ACCESS_KEY = "test-access";
    public static final String SECRET_KEY = "test-secret-0123456789";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private static S3Server shared;

    private final Path directory;
    private final int port;
    private Process process;

    private S3Server(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** The one server of this JVM. Its key is in the properties that the SDK reads. */
    public static synchronized S3Server shared() {
        if (shared == null) {
            System.setProperty("aws.accessKeyId", ACCESS_KEY);
            System.setProperty("aws.secretAccessKey", SECRET_KEY);
            shared = start();
        }
        return shared;
    }

    /** A server of its own, for tests that break it. */
    public static S3Server start() {
        try {
            S3Server server = new S3Server(Files.createTempDirectory("s3-test"), ServerProcesses.freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            Files.createDirectories(server.directory.resolve("objects"));
            server.launch();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates an empty bucket: a folder, for this server. */
    public String newBucket() {
        String name = "test-" + UUID.randomUUID();
        try {
            Files.createDirectory(folder(name));
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Number of objects and of parts in a bucket; this server's own files do not count. */
    public long objects(String bucket) throws IOException {
        try (Stream<Path> all = Files.walk(folder(bucket))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /** Whether there is an object with that name, or one below it. */
    public boolean holds(String bucket, String name) {
        return Files.exists(folder(bucket).resolve(name));
    }

    private Path folder(String bucket) {
        return directory.resolve("objects").resolve(bucket);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    public S3Config config() {
        return config(endpoint());
    }

    public static S3Config config(URI endpoint) {
        return new S3Config() {
            @Override
            public Optional<URI> endpoint() {
                return Optional.of(endpoint);
            }

            @Override
            public String region() {
                return "us-east-1";
            }

            @Override
            public Optional<Boolean> pathStyle() {
                return Optional.empty();
            }
        };
    }

    /** Ends the server at once. */
    public void stop() {
        process.destroyForcibly();
        ServerProcesses.awaitEnd(process, "S3", 20);
    }

    /** Starts the server again on the same port with the same objects. */
    public void restart() {
        try {
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        program().toString(),
                        "--port",
                        "127.0.0.1:" + port,
                        "--quiet",
                        "posix",
                        directory.resolve("objects").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("server.log").toFile()));
        builder.environment().put("ROOT_ACCESS_KEY", ACCESS_KEY);
        builder.environment().put("ROOT_SECRET_KEY", SECRET_KEY);
        process = builder.start();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                ServerProcesses.pause(20); // not listening yet
            }
        }
        throw new IllegalStateException(
                "the test's S3 server did not start: " + Files.readString(directory.resolve("server.log")));
    }

    /** Whether the tests keep audio in S3. */
    public static boolean isUsed() {
        return "s3".equals(System.getProperty(OnS3.AUDIO));
    }

    /** The settings of a service that keeps audio in a new bucket. */
    public Map<String, String> settings() {
        return Map.of(
                "audio.store", "s3://" + newBucket(), "s3.endpoint", endpoint().toString());
    }

    private static Path program() {
        return found().orElseThrow(() -> new IllegalStateException(
                "no S3 server for the tests: run scripts/provision/s3-server.sh, or set VERSITYGW"));
    }

    private static Optional<Path> found() {
        String named = System.getenv("VERSITYGW");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(".runtime/s3-server/versitygw"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
        ServerProcesses.delete(directory);
    }
}
