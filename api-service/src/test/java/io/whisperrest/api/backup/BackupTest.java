package io.whisperrest.api.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.dispatch.TurnRepository;
import io.whisperrest.model.database.Database;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a database that is in use, and the way back. */
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
        Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
        return new NightlyBackup(
                        new TurnRepository(database), () -> directory, new Nightly(LocalTime.of(3, 0), 2), clock)
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
    void oneCopyANightAndTheNewestStay() throws IOException {
        assertFalse(passAt("2026-05-01T12:00:00Z"), "the first night is yet to come");
        assertFalse(passAt("2026-05-02T02:59:59Z"));
        assertTrue(passAt("2026-05-02T03:00:00Z"));
        assertFalse(passAt("2026-05-02T03:01:00Z"), "one process a night");
        assertTrue(passAt("2026-05-03T09:00:00Z"), "a night that was missed is made up for");
        assertTrue(passAt("2026-05-04T03:00:00Z"));
        assertEquals(List.of("app-20260503T090000Z.db", "app-20260504T030000Z.db"), copies());
    }

    @Test
    void whatAKilledCopyLeftGoesWithTheNext() throws IOException {
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
    void aCopyHoldsWhatWasCommittedAndIsRestoredWhole() {
        assertEquals(0, backUp(), err::toString);
        Path copy = Path.of(out.toString(StandardCharsets.UTF_8).strip());
        file.aUser(database, "later");
        Path elsewhere = directory.resolve("elsewhere");
        assertEquals(0, restore(copy, elsewhere), err::toString);
        assertEquals(List.of("before"), users(elsewhere));
    }

    @Test
    void nobodyElseReadsACopy() throws IOException {
        backUp();
        Path copy = Path.of(out.toString(StandardCharsets.UTF_8).strip());
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    }

    @Test
    void thePresentDatabaseIsSetAside() throws IOException {
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
    void aDamagedCopyTouchesNothing() throws IOException {
        Path damaged = directory.resolve("damaged.db");
        Files.write(damaged, "SQLite format 3\0 and then nonsense".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, restore(damaged, directory));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("not restored: "));
        assertEquals(1, restore(directory.resolve("missing.db"), directory));
        assertEquals(List.of("before"), users(directory));
    }

    @Test
    void saysHowItIsUsed() {
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
