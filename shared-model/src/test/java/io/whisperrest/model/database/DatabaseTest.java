package io.whisperrest.model.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.testing.OnSqlite;
import io.whisperrest.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
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
        file.close();
    }

    private static int insert(Handle handle, String name) {
        return handle.createUpdate("INSERT INTO setting (name, value) VALUES (:name, '1')")
                .bind("name", name)
                .execute();
    }

    private int count() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM setting")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    @OnSqlite
    void setsEveryPragmaOnEachPooledConnection() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                all.add(file.source().getConnection());
            }
            for (Connection connection : all) {
                assertEquals("wal", pragma(connection, "journal_mode"));
                assertEquals("2", pragma(connection, "synchronous"));
                assertEquals("10000", pragma(connection, "busy_timeout"));
                assertEquals("1", pragma(connection, "foreign_keys"));
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void writesOnConnectionsThatRanPlainStatements() throws SQLException {
        for (int round = 0; round < 20; round++) {
            try (Connection connection = file.source().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
            int number = round;
            database.write(handle -> insert(handle, "n" + number));
        }
        assertEquals(20, count());
    }

    @Test
    @OnSqlite
    void leavesNoLockBehindAfterACommit() throws SQLException {
        database.write(handle -> insert(handle, "ours"));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file.file() + "?busy_timeout=10");
                Statement statement = other.createStatement()) {
            assertEquals(1, statement.executeUpdate("INSERT INTO setting (name, value) VALUES ('theirs', '1')"));
        }
    }

    @Test
    @OnSqlite
    void waitsForAForeignWriterAndThenSucceeds() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + file.file());
                Statement statement = foreign.createStatement()) {
            Future<?> holding = other.submit(() -> {
                statement.execute("BEGIN IMMEDIATE");
                locked.countDown();
                Thread.sleep(1500);
                statement.execute("COMMIT");
                return null;
            });
            locked.await();
            database.write(handle -> insert(handle, "patient"));
            holding.get();
        } finally {
            other.shutdownNow();
        }
        assertEquals(1, count());
    }

    @Test
    void rollsBackEverythingWhenTheWorkFails() {
        assertThrows(
                IllegalStateException.class,
                () -> database.write(handle -> {
                    insert(handle, "half");
                    throw new IllegalStateException("failed halfway");
                }));
        assertEquals(0, count());
    }

    @Test
    void checksWhetherAnUncertainCommitSucceededBeforeRepeatingIt() {
        AtomicInteger lies = new AtomicInteger(1);
        Database lied = new Database(reportingBusyAfterCommit(file.source(), lies), TestDatabase.dialect());
        AtomicInteger runs = new AtomicInteger();
        int result = lied.write(
                handle -> {
                    runs.incrementAndGet();
                    return insert(handle, "once");
                },
                handle -> handle.createQuery("SELECT 1 FROM setting WHERE name = 'once'")
                        .mapTo(Integer.class)
                        .findOne());
        assertEquals(1, result);
        assertEquals(1, runs.get(), "the write must not run again");
        assertEquals(1, count());
    }

    @Test
    void anErrorAfterASuccessfulCommitIsASuccess() {
        Database lied = new Database(
                tampering(file.source(), connection -> {
                    connection.commit();
                    throw outage();
                }),
                TestDatabase.dialect());
        int result = lied.write(
                handle -> insert(handle, "once"),
                handle -> handle.createQuery("SELECT 1 FROM setting WHERE name = 'once'")
                        .mapTo(Integer.class)
                        .findOne());
        assertEquals(1, result);
        assertEquals(1, count());
    }

    @Test
    void reportsThatTheOutcomeOfAWriteIsUnknown() {
        Database lied = new Database(
                tampering(file.source(), connection -> {
                    throw outage();
                }),
                TestDatabase.dialect());
        DatabaseUnavailable atCommit =
                assertThrows(DatabaseUnavailable.class, () -> lied.write(handle -> insert(handle, "perhaps")));
        assertTrue(atCommit.isUncertain(), "its frames may be in the WAL");
        DatabaseUnavailable before = assertThrows(
                DatabaseUnavailable.class,
                () -> database.write(handle -> {
                    throw new ConnectionException(outage());
                }));
        assertFalse(before.isUncertain(), "nothing was committed");
    }

    /** A server may finish a COMMIT after its connection broke: then the repeat finds the row, and not a failure of its own. */
    @Test
    void findsAnUncertainCommitThatTakesEffectDuringTheRepeat() {
        AtomicInteger tries = new AtomicInteger();
        Database lied = new Database(
                tampering(file.source(), connection -> {
                    if (tries.incrementAndGet() == 1) {
                        connection.rollback();
                        throw lostTurn();
                    }
                    connection.commit();
                }),
                TestDatabase.dialect());
        AtomicInteger runs = new AtomicInteger();
        int result = lied.write(
                handle -> {
                    if (runs.incrementAndGet() == 2) {
                        handle.rollback(); // so that the late one is not kept waiting
                        database.write(other -> insert(other, "late"));
                        handle.begin();
                    }
                    return insert(handle, "late");
                },
                handle -> handle.createQuery("SELECT 1 FROM setting WHERE name = 'late'")
                        .mapTo(Integer.class)
                        .findOne());
        assertEquals(1, result);
        assertEquals(2, runs.get());
        assertEquals(1, count());
    }

    @Test
    void repeatsAWriteThatTookNoEffect() {
        AtomicInteger lies = new AtomicInteger(2);
        Database lied = new Database(refusingCommit(file.source(), lies), TestDatabase.dialect());
        lied.write(handle -> insert(handle, "stubborn"), handle -> Optional.empty());
        assertEquals(1, count());
    }

    @Test
    void givesUpAfterFiveTriesWithoutAHalfWrittenRow() {
        AtomicInteger lies = new AtomicInteger(1000);
        Database lied = new Database(refusingCommit(file.source(), lies), TestDatabase.dialect());
        assertThrows(DatabaseUnavailable.class, () -> lied.write(handle -> insert(handle, "never")));
        assertEquals(995, lies.get());
        assertEquals(0, count());
    }

    @Test
    void theSchemaRejectsImpossibleStates() {
        file.aUser(database, "u");
        file.aQueuedTask(database, "t", "u", "normal", 1);
        for (String change : List.of(
                "status = 'RUNNING'",
                "status = 'SUCCESS'",
                "status = 'FAILURE', finished_at = 1",
                "status = 'DONE'",
                "lane = 'fast'",
                "worker = 'w'",
                "windows_total = 1, windows_done = 2",
                "finished_at = 1")) {
            assertThrows(
                    RuntimeException.class,
                    () -> database.write(handle ->
                            handle.createUpdate("UPDATE task SET " + change).execute()),
                    change);
        }
        assertEquals(
                Map.of("status", "QUEUED"),
                database.read(handle ->
                        handle.createQuery("SELECT status FROM task").mapToMap().one()));
    }

    @Test
    void rejectsAnSqliteVersionThatCanCorruptTheFile() {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> SqliteFile.requireFixedWal("3.46.1"));
        assertTrue(refused.getMessage().contains("WAL-reset bug"));
        assertThrows(IllegalStateException.class, () -> SqliteFile.requireFixedWal("3.51.2"));
        SqliteFile.requireFixedWal("3.51.3");
        SqliteFile.requireFixedWal("3.54.1");
    }

    @Test
    void rejectsNetworkAndSharedFileSystems() {
        for (String type : List.of("nfs", "nfs4", "cifs", "smb2", "fuse", "fuseblk", "fuse.sshfs", "9p", "virtiofs")) {
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> SqliteFile.requireLocal(type));
            assertTrue(refused.getMessage().contains(type));
        }
        SqliteFile.requireLocal("ext4");
        SqliteFile.requireLocal("overlay");
    }

    @Test
    @OnSqlite
    void theDriverInUseHasTheFix() {
        SqliteFile.requireFixedWal(database.read(handle -> handle.createQuery("SELECT sqlite_version()")
                .mapTo(String.class)
                .one()));
    }

    /** The write lost against another one and may be repeated. */
    private static SQLException lostTurn() {
        return TestDatabase.isPostgres()
                ? new SQLException("could not serialize access", "40001")
                : new SQLException("database is locked", "HY000", 5);
    }

    /** Nothing more can be done with this connection. */
    private static SQLException outage() {
        return TestDatabase.isPostgres()
                ? new SQLException("an I/O error occurred while sending to the backend", "08006")
                : new SQLException("disk I/O error", "HY000", 10);
    }

    private static DataSource reportingBusyAfterCommit(DataSource real, AtomicInteger lies) {
        return tampering(real, connection -> {
            connection.commit();
            if (lies.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw lostTurn();
            }
        });
    }

    private static DataSource refusingCommit(DataSource real, AtomicInteger lies) {
        return tampering(real, connection -> {
            if (lies.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw lostTurn();
            }
            connection.commit();
        });
    }

    private interface Commit {
        void of(Connection connection) throws SQLException;
    }

    private static DataSource tampering(DataSource real, Commit commit) {
        ClassLoader loader = DatabaseTest.class.getClassLoader();
        return (DataSource) Proxy.newProxyInstance(
                loader, new Class<?>[] {DataSource.class}, (p, method, arguments) -> {
                    Object result = call(method, real, arguments);
                    return !(result instanceof Connection connection)
                            ? result
                            : Proxy.newProxyInstance(
                                    loader, new Class<?>[] {Connection.class}, (q, inner, innerArguments) -> {
                                        if (inner.getName().equals("commit")) {
                                            commit.of(connection);
                                            return null;
                                        }
                                        return call(inner, connection, innerArguments);
                                    });
                });
    }

    private static Object call(java.lang.reflect.Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
