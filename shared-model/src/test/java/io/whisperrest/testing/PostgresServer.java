package io.whisperrest.testing;

import io.whisperrest.model.database.DatabaseUrl;
import io.whisperrest.model.database.SchemaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server for tests, on a free port and with its own directory. It does not wait for the disk, so it keeps its data over a
 * kill, but not over a power cut. Ends no later than the JVM.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String TEMPLATE = "migrated";

    private static PostgresServer shared;

    private final Path directory;
    private final int port;
    private Process process;
    private boolean hasTemplate;

    private PostgresServer(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** The one server of this JVM. */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** A server of its own, for tests that break it. */
    public static PostgresServer start() {
        try {
            PostgresServer server =
                    new PostgresServer(Files.createTempDirectory("postgres-test"), ServerProcesses.freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.run(
                    "initdb",
                    "-D",
                    server.data(),
                    "-U",
                    "postgres",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync");
            server.launch();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of a database, as DATABASE_URL takes it. */
    public String url(String name) {
        return "postgresql://postgres@127.0.0.1:" + port + "/" + name;
    }

    /** Creates a migrated database unless it exists. */
    public synchronized void createMigrated(String name) {
        if (!hasTemplate) {
            create(TEMPLATE);
            SchemaVersion.migrate(DatabaseUrl.parse(url(TEMPLATE)));
            hasTemplate = true;
        }
        if (!exists(name)) {
            execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        }
    }

    /** Creates an empty database unless it exists. */
    public synchronized void create(String name) {
        if (!exists(name)) {
            execute("CREATE DATABASE " + name);
        }
    }

    private boolean exists(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")
                    .next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement as the superuser, outside a transaction. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url("postgres").replace("postgres@", "") + "?user=postgres");
    }

    /** Ends the server at once and without care, as a crash does (SIGQUIT). What was committed stays. */
    public void crash() {
        ServerProcesses.signal(process, "-QUIT");
        ServerProcesses.awaitEnd(process, "PostgreSQL", 20);
    }

    /** Ends the server in order, closing its connections (SIGINT). */
    public void stop() {
        ServerProcesses.signal(process, "-INT");
        ServerProcesses.awaitEnd(process, "PostgreSQL", 20);
    }

    /** Starts the server again on the same port with the same data. */
    public void restart() {
        if (process.isAlive()) {
            stop();
        }
        try {
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            crash();
        }
        ServerProcesses.delete(directory);
    }

    private void launch() throws IOException {
        process = builder(
                        "postgres",
                        "-D",
                        data(),
                        "-p",
                        Integer.toString(port),
                        "-h",
                        "127.0.0.1",
                        "-k",
                        "",
                        "-c",
                        "fsync=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "shared_buffers=32MB",
                        "-c",
                        "max_connections=200")
                .start();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                connect().close();
                return;
            } catch (SQLException e) {
                ServerProcesses.pause(50); // not listening yet, or still recovering
            }
        }
        throw new IllegalStateException("the test's PostgreSQL server did not start: " + log());
    }

    private void run(String program, String... arguments) throws IOException {
        Process running = builder(program, arguments).start();
        try {
            if (running.waitFor() != 0) {
                throw new IllegalStateException(program + " failed: " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** PostgreSQL refuses to run as root, so root appears to it as another user. */
    private ProcessBuilder builder(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U", "--map-user=1000", "--map-group=1000"));
        }
        command.add(programs().resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("server.log").toFile()));
    }

    private static Path programs() {
        String named = System.getenv("POSTGRES_BIN");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(".runtime/postgres/embedded_postgres/pginstall/bin"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no PostgreSQL for the tests: run scripts/provision/postgres.sh, or set POSTGRES_BIN"));
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("server.log"));
    }
}
