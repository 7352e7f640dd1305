package io.whisperrest.api.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.dispatch.TurnRepository;
import io.whisperrest.disk.DiskFull;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.database.Database;
import io.whisperrest.testing.OnSqlite;
import io.whisperrest.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a database in use, and restoring them. */
@OnSqlite
class BackupTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private TestDatabase file;
    private Database database;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        file.aUser(database, "before");
    }

    @AfterEach
    void close() {
        file.close();
    }

    private record Nightly(LocalTime at, int keep) implements BackupConfig {}

    private boolean passAt(String instant) throws IOException {
        return passAt(instant, 0);
    }

    private boolean passAt(String instant, long reserve) throws IOException {
        Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
        return new NightlyBackup(
                        new TurnRepository(database),
                        () -> directory,
                        Optional::empty,
                        new DiskSpace(directory, reserve),
                        new Nightly(LocalTime.of(3, 0), 2),
                        clock)
                .passIfDue();
    }

    private List<String> copies() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("backup"))) {
            return files.map(copy -> copy.getFileName().toString()).sorted().toList();
        }
    }

    private int backUp() {
        return BackUp.run(new String[] {directory.toString()}, new PrintStream(out), new PrintStream(err));
    }

    private int restore(Path copy, Path data) {
        return Restore.run(new String[] {copy.toString(), data.toString()}, new PrintStream(out), new PrintStream(err));
    }

    private static List<String> users(Path data) {
        try (TestDatabase restored = new TestDatabase(data)) {
            return restored.open()
                    .read(handle -> handle.createQuery("SELECT id FROM app_user ORDER BY id")
                            .mapTo(String.class)
                            .list());
        }
    }

    @Test
    void makesOneCopyANightAndKeepsTheNewest() throws IOException {
        assertFalse(passAt("2026-05-01T12:00:00Z"), "the first night is yet to come");
        assertFalse(passAt("2026-05-02T02:59:59Z"));
        assertTrue(passAt("2026-05-02T03:00:00Z"));
        assertFalse(passAt("2026-05-02T03:01:00Z"), "one process a night");
        assertTrue(passAt("2026-05-03T09:00:00Z"), "a missed night is made up for");
        assertTrue(passAt("2026-05-04T03:00:00Z"));
        assertEquals(List.of("app-20260503T090000Z.db", "app-20260504T030000Z.db"), copies());
    }

    @Test
    void retriesAnHourLaterWhenARestartInterruptsACopy() throws IOException {
        assertFalse(passAt("2026-05-01T12:00:00Z"));
        Path inTheWay = directory.resolve("backup").resolve("app-20260502T030000Z.db.part");
        Files.createDirectories(inTheWay.resolve("not-empty"));
        assertThrows(IOException.class, () -> passAt("2026-05-02T03:00:00Z"));
        assertFalse(passAt("2026-05-02T03:59:59Z"), "the first process may still be copying");
        assertTrue(passAt("2026-05-02T04:00:00Z"));
        assertTrue(Files.isRegularFile(directory.resolve("backup").resolve("app-20260502T040000Z.db")));
        assertFalse(passAt("2026-05-02T09:00:00Z"), "one copy a night");
    }

    @Test
    void leavesTheReservedDiskSpaceFree() throws IOException {
        assertFalse(passAt("2026-05-01T12:00:00Z"));
        long nearlyAll = new DiskSpace(directory, 0).usableBytes() - 1;
        assertThrows(DiskFull.class, () -> passAt("2026-05-02T03:00:00Z", nearlyAll));
        assertEquals(List.of(), copies());
        assertTrue(passAt("2026-05-02T04:00:00Z"), "once there is room, an hour later");
    }

    @Test
    void removesTheRemainsOfAKilledCopyWithTheNextOne() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("backup"));
        Path left = Files.writeString(folder.resolve("app-20260501T030000Z.db.part"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-05-01T03:00:00Z")));
        Path written =
                Files.writeString(folder.resolve("app-20260502T025900Z.db.part"), "of another process, just now");
        Files.setLastModifiedTime(written, FileTime.from(Instant.parse("2026-05-02T02:59:30Z")));
        passAt("2026-05-01T12:00:00Z");
        assertTrue(passAt("2026-05-02T03:00:00Z"));
        assertEquals(List.of("app-20260502T025900Z.db.part", "app-20260502T030000Z.db"), copies());
    }

    @Test
    void aCopyHoldsCommittedDataAndIsRestoredCompletely() {
        assertEquals(0, backUp(), err::toString);
        Path copy = Path.of(out.toString(StandardCharsets.UTF_8).strip());
        file.aUser(database, "later");
        Path elsewhere = directory.resolve("elsewhere");
        assertEquals(0, restore(copy, elsewhere), err::toString);
        assertEquals(List.of("before"), users(elsewhere));
    }

    @Test
    void aCopyIsNotReadableByOtherUsers() throws IOException {
        backUp();
        Path copy = Path.of(out.toString(StandardCharsets.UTF_8).strip());
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    }

    @Test
    void restoreSetsThePresentDatabaseAside() throws IOException {
        backUp();
        Path copy = Path.of(out.toString(StandardCharsets.UTF_8).strip());
        file.aUser(database, "later");
        file.close();
        out.reset();
        assertEquals(0, restore(copy, directory));
        assertEquals(List.of("before"), users(directory));
        Path aside = Path.of(out.toString(StandardCharsets.UTF_8).strip());
        assertTrue(Files.exists(aside.resolve("app.db")));
    }

    @Test
    void restoreKeepsLaterRevocations() throws IOException {
        for (String id : List.of("leaked", "kept")) {
            database.write(handle -> handle.execute(
                    "INSERT INTO api_key (id, user_id, name, prefix, key_hash, scopes, created_at)"
                            + " VALUES (?, 'before', 'k', ?, 'h', 'tasks:read', 1)",
                    id,
                    id));
            file.aUser(database, "holder of " + id);
        }
        database.write(handle -> handle.execute("INSERT INTO refresh_token (id, user_id, family_id, token_hash,"
                + " issued_at, expires_at, last_used_at) VALUES ('s', 'before', 's', 'h', 1, 99999999999999, 1)"));
        database.write(handle -> handle.execute("INSERT INTO password_link (id, user_id, token_hash, expires_at,"
                + " created_at) VALUES ('l', 'before', 'h', 99999999999999, 1)"));
        database.write(handle -> handle.execute("UPDATE app_user SET password_hash = 'old'"));
        backUp();
        Path copy = Path.of(out.toString(StandardCharsets.UTF_8).strip());
        database.write(handle -> handle.execute("UPDATE api_key SET revoked_at = 2 WHERE id = 'leaked'"));
        database.write(handle -> handle.execute("UPDATE app_user SET disabled_at = 2 WHERE id = 'holder of leaked'"));
        database.write(handle ->
                handle.execute("UPDATE app_user SET password_hash = 'new', token_version = 5 WHERE id = 'before'"));
        file.close();
        assertEquals(0, restore(copy, directory));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        try (TestDatabase restored = new TestDatabase(directory)) {
            Database then = restored.open();
            assertEquals(List.of("leaked"), ids(then, "api_key", "revoked_at IS NOT NULL"));
            assertEquals(List.of("s"), ids(then, "refresh_token", "revoked_at IS NOT NULL"));
            assertEquals(List.of("l"), ids(then, "password_link", "revoked_at IS NOT NULL"));
            assertEquals(List.of("holder of leaked"), ids(then, "app_user", "disabled_at IS NOT NULL"));
            assertEquals(List.of("before"), ids(then, "app_user", "password_hash = 'new'"));
            assertEquals(List.of(), ids(then, "app_user", "token_version <= 5"), "an old token works again");
        }
    }

    private static List<String> ids(Database database, String table, String where) {
        return database.read(handle -> handle.createQuery("SELECT id FROM " + table + " WHERE " + where)
                .mapTo(String.class)
                .list());
    }

    @Test
    void restoreReportsWhatItCannotKnowWithoutThePresentDatabase() {
        backUp();
        Path copy = Path.of(out.toString(StandardCharsets.UTF_8).strip());
        assertEquals(0, restore(copy, directory.resolve("elsewhere")));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("API keys and share links"), err::toString);
    }

    @Test
    void aDamagedCopyChangesNothing() throws IOException {
        Path damaged = directory.resolve("damaged.db");
        Files.write(damaged, "SQLite format 3\0 and then nonsense".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, restore(damaged, directory));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("not restored: "));
        assertEquals(1, restore(directory.resolve("missing.db"), directory));
        assertEquals(List.of("before"), users(directory));
    }

    @Test
    void printsItsUsage() {
        assertEquals(2, BackUp.run(new String[0], new PrintStream(out), new PrintStream(err)));
        assertEquals(2, Restore.run(new String[0], new PrintStream(out), new PrintStream(err)));
        assertEquals(
                1,
                BackUp.run(
                        new String[] {directory.resolve("nowhere").toString()},
                        new PrintStream(out),
                        new PrintStream(err)));
    }
}
