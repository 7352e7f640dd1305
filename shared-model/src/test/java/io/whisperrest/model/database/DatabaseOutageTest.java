package io.whisperrest.model.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.testing.OnSqlite;
import io.whisperrest.testing.ReadOnlyMark;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that temporarily rejects writes: what callers see, and that everything works again afterwards. */
@OnSqlite
class DatabaseOutageTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    private Path directory;

    private TestDatabase file;
    private Database database;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
    }

    @AfterEach
    void close() {
        database.close();
        file.close();
    }

    private void insert(String name) {
        database.write(handle -> handle.execute("INSERT INTO setting (name, value) VALUES (?, '1')", name));
    }

    private List<String> names() {
        return database.read(
                handle -> handle.createQuery("SELECT name FROM setting WHERE name <> 'write-probe' ORDER BY name")
                        .mapTo(String.class)
                        .list());
    }

    /** Limits the file to its present size, so SQLite answers SQLITE_FULL for the next page, on this connection only. */
    private static int fill(Handle handle) {
        int pages = handle.createQuery("PRAGMA page_count").mapTo(Integer.class).one();
        handle.createQuery("PRAGMA max_page_count = " + pages)
                .mapTo(Integer.class)
                .one();
        return handle.createUpdate("INSERT INTO setting (name, value) VALUES ('large', :value)")
                .bind("value", "x".repeat(1_000_000))
                .execute();
    }

    @Test
    void aFullDiskIsReportedAndItsConnectionIsNotReused() {
        for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            DatabaseUnavailable full =
                    assertThrows(DatabaseUnavailable.class, () -> database.write(DatabaseOutageTest::fill));
            assertTrue(full.isFull());
            await().atMost(LONG).until(database::isWritable);
            insert(name);
        }
        assertEquals(List.of("a", "b", "c", "d", "e", "f", "g", "h"), names());
        assertEquals(Optional.empty(), database.writeProblem());
    }

    @Test
    void aReadOnlyDatabaseIsUnavailableAndWorksAgainOnNewConnections() {
        ReadOnlyMark mark = new ReadOnlyMark(file.file());
        mark.set();
        DatabaseUnavailable refused = assertThrows(DatabaseUnavailable.class, () -> insert("refused"));
        assertEquals("the database is read-only", refused.getMessage());
        assertEquals(Optional.of("the database is read-only"), database.writeProblem());
        assertEquals(List.of(), names());
        mark.clear();
        await().atMost(LONG).until(database::isWritable);
        insert("taken");
        assertEquals(List.of("taken"), names());
    }

    /** Otherwise this timeout could be reported first while another program holds the lock, and hide the real cause. */
    @Test
    void timingOutBehindAnotherWriteOfThisProcessIsNoOutage() throws InterruptedException {
        try (Database impatient = new Database(file.source(), SqlDialect.SQLITE, Duration.ofMillis(50))) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            Thread slow = new Thread(() -> impatient.write(handle -> {
                begun.countDown();
                try {
                    return end.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            slow.start();
            begun.await();
            assertThrows(DatabaseUnavailable.class, () -> impatient.write(handle -> handle.execute("SELECT 1")));
            assertTrue(impatient.isWritable());
            assertEquals(Optional.empty(), impatient.writeProblem());
            end.countDown();
            slow.join();
        }
    }

    @Test
    void aForeignLockFailsOneWriteAfterAWaitAndLaterOnesAtOnceUntilItIsReleased() throws SQLException {
        try (Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + file.file());
                Statement statement = foreign.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThrows(DatabaseUnavailable.class, () -> insert("waiting"));
            for (int i = 0; i < 1000; i++) { // hours, if each write waited for the lock
                assertThrows(DatabaseUnavailable.class, () -> insert("refused"));
            }
            assertFalse(database.isWritable());
            statement.execute("COMMIT");
        }
        await().atMost(LONG).until(database::isWritable);
        insert("taken");
        assertEquals(List.of("taken"), names());
    }

    @Test
    void anIdleDatabaseIsProbedWithATestWrite() {
        assertEquals(Optional.empty(), database.writeProblem());
        new ReadOnlyMark(file.file()).set();
        Database untouched = file.open();
        assertEquals(Optional.of("the database is read-only"), untouched.writeProblem());
        untouched.close();
    }
}
