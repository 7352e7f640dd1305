package io.whisperrest.api.migration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.hash.Sha256;
import io.whisperrest.testing.OnPostgres;
import io.whisperrest.testing.OnS3;
import io.whisperrest.testing.PostgresServer;
import io.whisperrest.testing.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateDatabaseTest {
    /** More than are committed at once. */
    private static final int TASKS = Integer.getInteger("migration.tasks", 1200);

    private static final int RECORDINGS = Integer.getInteger("migration.recordings", 40);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private String from;
    private String to;
    private AudioStore recordings;

    @BeforeEach
    void aFilledInstallation() throws SQLException, IOException {
        from = directory.resolve("from").toString();
        to = directory.resolve("to").toString();
        DatabaseLocation.of(from).prepare();
        Files.createDirectories(Path.of(from));
        recordings = new FileAudioStore(Path.of(from), new DiskSpace(directory, 0));
        try (Connection connection = DatabaseLocation.of(from).connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO setting (name, value) VALUES ('installation', 'one')");
            statement.execute("INSERT INTO app_user (id, email, email_key, touched_at, created_at)"
                    + " VALUES ('u', 'Ü@example.org', 'ü@example.org', 1, 2)");
            for (int i = 0; i < TASKS; i++) {
                addTask(connection, task(i), null);
            }
            // a task may refer to one that comes later
            statement.execute("UPDATE task SET retry_of = '" + task(TASKS - 1) + "' WHERE id = '" + task(0) + "'");
            connection.commit();
        }
    }

    private static String task(int number) {
        return String.format("%08d-0000-4000-8000-000000000000", number);
    }

    private static void addTask(Connection connection, String id, String audio) throws SQLException {
        try (PreparedStatement task = connection.prepareStatement("""
                INSERT INTO task (id, user_id, dialect, status, lane, name, model, options, audio_key, audio_bytes,
                    audio_sha256, audio_format, media_type, language_probability, created_at)
                VALUES (?, 'u', 'api', 'QUEUED', 'normal', ?, 'base', '{}', ?, 3, ?, 'wav', 'audio/wav', 0.25, 7)""")) {
            task.setString(1, id);
            task.setString(2, "имя 名前 " + id);
            task.setString(3, audio);
            task.setString(4, sha256(new byte[] {1, 2, 3}));
            task.execute();
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    private int run(String... words) {
        return run(Map.of(), words);
    }

    /** @param words from, to, store to read, store to write, what to do */
    private int run(Map<String, String> more, String... words) {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Map<String, String> environment = new HashMap<>(more);
        environment.putAll(Map.of(
                "MIGRATE_FROM", words[0],
                "MIGRATE_TO", words[1],
                "MIGRATE_AUDIO_FROM", words[2],
                "MIGRATE_AUDIO_TO", words[3]));
        return MigrateDatabase.run(new String[] {words[4]}, environment::get, out, out);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void execute(String location, String sql) throws SQLException {
        try (Connection connection = DatabaseLocation.of(location).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String first(String location, String sql) throws SQLException {
        try (Connection connection = DatabaseLocation.of(location).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    @OnPostgres
    void parametersOfTheUrlStay() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        server.create("parameters");
        String url = server.url("parameters") + "?sslmode=disable&sslrootcert=/etc/ssl/certs/ca-certificates.crt";
        try (Connection connection = DatabaseLocation.of(url).connect()) {
            String used = connection.getMetaData().getURL();
            assertTrue(used.contains("&sslrootcert=/etc/ssl/certs/ca-certificates.crt&"), used);
        }
    }

    private void assertMovesThereAndBack(String there) throws SQLException {
        assertEquals(3, run(from, there, from, from, "compare"), said());
        assertEquals(0, run(from, there, from, from, "copy"), said());
        assertTrue(said().endsWith("equal\n"), said());
        assertEquals(0, run(from, there, from, from, "compare"), said());
        assertEquals(Integer.toString(TASKS), first(there, "SELECT count(*) FROM task"));
        assertEquals(task(TASKS - 1), first(there, "SELECT retry_of FROM task WHERE id = '" + task(0) + "'"));
        String back = directory.resolve("back").toString();
        assertEquals(0, run(there, back, from, from, "copy"), said());
        assertEquals(0, run(from, back, from, from, "compare"), said());
    }

    @Test
    void aSecondPassMovesWhatHasChangedSince() throws SQLException {
        assertMovesThereAndBack(to);
        execute(from, "UPDATE task SET name = 'new' WHERE id = '" + task(5) + "'");
        execute(from, "DELETE FROM task WHERE id = '" + task(6) + "'");
        execute(from, "UPDATE app_user SET email_key = 'removed:u' WHERE id = 'u'");
        execute(
                from,
                "INSERT INTO app_user (id, email, email_key, touched_at, created_at)"
                        + " VALUES ('a', 'b', 'ü@example.org', 1, 2)");
        execute(to, "UPDATE task SET attempts = 3 WHERE id = '" + task(7) + "'");
        execute(to, "INSERT INTO setting (name, value) VALUES ('left', 'over')");
        assertEquals(3, run(from, to, from, from, "compare"), said());
        assertTrue(said().contains("task                      1199 rows"), said());
        // in the target another row still has the new user's address
        assertEquals(0, run(from, to, from, from, "copy"), said());
        assertEquals(0, run(from, to, from, from, "compare"), said());
    }

    @Test
    void anInterruptedPassContinues() throws SQLException {
        assertEquals(0, run(from, to, from, from, "copy"), said());
        execute(to, "DELETE FROM task WHERE id > '" + task(500) + "'");
        assertEquals(0, run(from, to, from, from, "copy"), said());
        assertEquals(0, run(from, to, from, from, "compare"), said());
    }

    @Test
    @OnPostgres
    void movesToPostgresAndBack() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        String name = "moved_" + UUID.randomUUID().toString().replace("-", "");
        server.create(name);
        execute(from, "UPDATE task SET name = 'a' || char(0) || 'b' WHERE id = '" + task(9) + "'");
        assertEquals(0, run(from, server.url(name), from, from, "copy"), said());
        assertEquals("ab", first(server.url(name), "SELECT name FROM task WHERE id = '" + task(9) + "'"));
        execute(from, "UPDATE task SET name = 'ab' WHERE id = '" + task(9) + "'");
        execute(server.url(name), "DELETE FROM task");
        assertMovesThereAndBack(server.url(name));
    }

    private String aRecording() throws IOException, SQLException {
        String key = UUID.randomUUID().toString();
        try (AudioStore.Incoming incoming = recordings.receive(key, 3)) {
            incoming.write(new byte[] {1, 2, 3}, 0, 3);
            incoming.keep();
        }
        try (AudioStore.Incoming incoming = recordings.receive(key, AudioStore.Made.PEAKS)) {
            incoming.write(new byte[] {4}, 0, 1);
            incoming.keep();
        }
        try (Connection connection = DatabaseLocation.of(from).connect()) {
            addTask(connection, UUID.randomUUID().toString(), key);
        }
        return key;
    }

    @Test
    void recordingsGoAlongWithWhatWasDerivedFromThem() throws Exception {
        String key = aRecording();
        Path interrupted = Files.createDirectories(Path.of(to).resolve("tmp")).resolve(key + ".part");
        Files.write(interrupted, new byte[1]);
        String orphan = UUID.randomUUID().toString();
        try (AudioStore.Incoming incoming = recordings.receive(orphan, 0)) {
            incoming.keep();
        }
        recordings.quarantine(orphan, 1);
        assertEquals(0, run(from, to, from, to, "copy"), said());
        assertEquals(List.of(orphan), recordings.quarantined(), "it stays where it is");
        AudioStore moved = new FileAudioStore(Path.of(to), new DiskSpace(directory, 0));
        assertEquals(3, moved.open(key).bytes());
        assertEquals(1, moved.open(key, AudioStore.Made.PEAKS).bytes());
        assertEquals(0, run(from, to, from, to, "compare"), said());
    }

    @Test
    void aDamagedRecordingStopsTheMove() throws Exception {
        String key = aRecording();
        Path file = recordings.open(key).file().orElseThrow();
        Files.write(file, new byte[] {1, 2, 4});
        assertEquals(1, run(from, to, from, to, "copy"));
        assertTrue(said().contains("recording " + key + " is damaged"), said());
    }

    @Test
    @OnS3
    void recordingsMoveToS3AndBack() throws Exception {
        String key = aRecording();
        S3Server server = S3Server.shared();
        String bucket = "s3://" + server.newBucket() + "/moved";
        Map<String, String> environment =
                Map.of("S3_ENDPOINT", server.endpoint().toString());
        assertEquals(0, run(environment, from, to, from, bucket, "copy"), said());
        assertEquals(0, run(environment, from, to, from, bucket, "compare"), said());
        String back = directory.resolve("back").toString();
        assertEquals(0, run(environment, to, back, bucket, back, "copy"), said());
        assertEquals(
                3,
                new FileAudioStore(Path.of(back), new DiskSpace(directory, 0))
                        .open(key)
                        .bytes());
    }

    @Test
    void aDatabaseInUseIsNotReplaced() throws SQLException {
        Path link = directory.resolve("other-name");
        createLink(link, Path.of(from));
        assertEquals(1, run(from, link.toString(), from, from, "copy"));
        assertTrue(said().contains("are the same database"), said());

        assertEquals(0, run(from, to, from, from, "copy"), said());
        execute(to, "UPDATE task SET created_at = 8 WHERE id = '" + task(1) + "'");
        assertEquals(1, run(from, to, from, from, "copy"));
        assertTrue(said().contains("has newer tasks"), said());
        assertEquals(0, run(Map.of("FORCE", "1"), from, to, from, from, "copy"), said());

        execute(to, "UPDATE setting SET value = 'two' WHERE name = 'installation'");
        assertEquals(1, run(from, to, from, from, "copy"));
        assertTrue(said().contains("belongs to another installation"), said());
    }

    private static void createLink(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingIsMovedFromAnEmptyOrMissingDatabase() {
        String empty = directory.resolve("empty").toString();
        DatabaseLocation.of(empty).prepare();
        assertEquals(1, run(empty, to, from, from, "copy"));
        assertTrue(said().contains("holds nothing to move"), said());
        assertEquals(1, run("nowhere", to, from, from, "copy"));
        assertTrue(said().contains("does not exist"), said());
    }

    @Test
    void recordingsThatAreNowhereStopTheMove() throws Exception {
        aRecording();
        Path wrong = directory.resolve("wrong");
        assertEquals(1, run(from, to, wrong.toString(), to, "copy"));
        assertTrue(said().contains("holds no recordings"), said());
        Files.createDirectories(wrong.resolve("audio"));
        assertEquals(1, run(from, to, wrong.toString(), to, "copy"));
        assertTrue(said().contains("holds none of the recordings"), said());
    }

    private static final String OUTBOX = "INSERT INTO outbox (task_id, kind, user_id, lane, model, created_at)"
            + " SELECT id, '%2$s', user_id, lane, model, 1 FROM task WHERE id = '%1$s'";

    @Test
    void everyTableGoesAlong() throws SQLException {
        execute(
                from,
                "INSERT INTO segment (task_id, seq, window_index, window_start_ms, fence, start_ms, end_ms, text,"
                        + " avg_logprob) VALUES ('" + task(3) + "', 0, 0, 0, 1, 0, 10, 'слово', -1)");
        execute(from, OUTBOX.formatted(task(3), "ENQUEUE"));
        execute(from, OUTBOX.formatted(task(3), "CANCEL"));
        assertMovesThereAndBack(to);
        assertEquals("слово", first(to, "SELECT text FROM segment"));
    }

    /** {@code -Dmigration.tasks=10000 -Dmigration.recordings=10000} measures a move of that size. */
    @Test
    @OnPostgres
    @OnS3
    void aMoveThatIsKilledTwiceGoesOnAndTheWayBackIsEqual() throws Exception {
        for (int i = 0; i < RECORDINGS; i++) {
            aRecording();
        }
        PostgresServer postgres = PostgresServer.shared();
        String name = "killed_" + UUID.randomUUID().toString().replace("-", "");
        postgres.create(name);
        S3Server s3 = S3Server.shared();
        String bucket = s3.newBucket();
        Map<String, String> environment = Map.of("S3_ENDPOINT", s3.endpoint().toString());
        String url = postgres.url(name);
        long begin = System.nanoTime();
        killOnce(environment, url, "s3://" + bucket, () -> s3.objects(bucket) > RECORDINGS / 2);
        killOnce(
                environment,
                url,
                "s3://" + bucket,
                () -> !first(url, "SELECT count(*) FROM task").equals("0"));
        assertEquals(0, run(environment, from, url, from, "s3://" + bucket, "copy"), said());
        double there = (System.nanoTime() - begin) / 1e9;
        String digests = said().replaceAll("(?m)^recordings.*\\R", "").replaceAll("  \\d+ changed", "");
        String back = directory.resolve("back").toString();
        begin = System.nanoTime();
        assertEquals(0, run(environment, url, back, "s3://" + bucket, back, "copy"), said());
        System.out.printf(
                "migration: %d tasks and %d recordings, %.1f s there (killed twice), %.1f s back%n",
                TASKS + RECORDINGS, RECORDINGS, there, (System.nanoTime() - begin) / 1e9);
        assertEquals(
                digests,
                said().replaceAll("(?m)^recordings.*\\R", "").replaceAll("  \\d+ changed", ""),
                "rows and checksums of all tables");
        assertEquals(0, run(from, back, from, back, "compare"), said());
    }

    private interface Reached {
        boolean is() throws Exception;
    }

    /** Starts a move in a process of its own and kills it when that point is reached, or when it has ended before. */
    private void killOnce(Map<String, String> more, String url, String bucket, Reached point) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MigrateDatabase.class.getName(),
                        "copy")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("killed.log").toFile());
        builder.environment().putAll(more);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY,
                        "AWS_SECRET_ACCESS_KEY", S3Server.SECRET_KEY,
                        "MIGRATE_FROM", from,
                        "MIGRATE_TO", url,
                        "MIGRATE_AUDIO_FROM", from,
                        "MIGRATE_AUDIO_TO", bucket));
        Process process = builder.start();
        await().atMost(Duration.ofMinutes(10))
                .ignoreExceptions() // there is no schema yet
                .until(() -> !process.isAlive() || point.is());
        process.destroyForcibly().waitFor();
    }

    @Test
    void wrongWordsAreExplained() {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertEquals(2, MigrateDatabase.run(new String[] {"both", "ways"}, name -> null, out, out));
        assertEquals(1, MigrateDatabase.run(new String[] {"copy"}, name -> null, out, out));
        assertEquals(1, run(from, "mysql://x/y", from, from, "copy"));
        assertTrue(said().startsWith("error: DATABASE_URL cannot be used"), said());
    }
}
