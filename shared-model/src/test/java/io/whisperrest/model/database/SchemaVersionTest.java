package io.whisperrest.model.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaVersionTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @TempDir
    private Path directory;

    /** The versions of a folder of migrations, sorted. */
    private static List<Integer> versions(String folder) throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> Integer.valueOf(name.replaceFirst("^V(\\d+)__.*", "$1")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void isTheVersionOfTheNewestMigration() throws IOException {
        int newest = Stream.concat(versions("common").stream(), versions("sqlite").stream())
                .max(Integer::compare)
                .orElseThrow();
        assertEquals(newest, SchemaVersion.current());
    }

    @Test
    void bothDatabasesHaveTheSameVersions() throws IOException {
        assertEquals(versions("sqlite"), versions("postgresql"));
    }

    @Test
    void isReadyOnlyAtTheNewestMigrationOrALaterOne() {
        try (TestDatabase file = new TestDatabase(directory)) {
            Database database = file.open();
            assertTrue(SchemaVersion.isReady(database));
            remove(database, SchemaVersion.current());
            assertFalse(SchemaVersion.isReady(database), "a service must wait for the migration it needs");
            add(database, SchemaVersion.current());
            add(database, SchemaVersion.current() + 1);
            assertTrue(SchemaVersion.isReady(database), "a newer service may migrate while this one runs");
            add(database, SchemaVersion.current() + 2);
            assertFalse(SchemaVersion.isReady(database));
        }
    }

    private static void migrate(TestDatabase database) {
        if (TestDatabase.isPostgres()) {
            SchemaVersion.migrate(DatabaseUrl.parse(database.url()));
        } else {
            SchemaVersion.migrate(database.file());
        }
    }

    @Test
    void saysInOneLineWhatToDoWithTheDatabaseOfADevelopmentBuild() {
        try (TestDatabase file = new TestDatabase(directory)) {
            file.open()
                    .write(handle ->
                            handle.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'"));
            String line = assertThrows(IllegalStateException.class, () -> migrate(file))
                    .getMessage();
            assertFalse(line.contains("\n"), line);
            assertTrue(
                    line.contains(TestDatabase.isPostgres() ? "name an empty database" : "move DATA_DIR away"), line);
        }
    }

    private static void remove(Database database, int version) {
        database.write(handle ->
                handle.execute("DELETE FROM flyway_schema_history WHERE version = ?", Integer.toString(version)));
    }

    private static void add(Database database, int version) {
        database.write(handle -> handle.execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) VALUES (?, ?, '', 'SQL', '', '', 0, ?)",
                version + 100,
                Integer.toString(version),
                true));
    }
}
