package io.whisperrest.model.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.whisperrest.testing.OnPostgres;
import io.whisperrest.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server of its own, which the tests restart, end and switch to read-only. */
@OnPostgres
class PostgresOutageTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 4;

    private PostgresServer server;
    private AgroalDataSource pool;
    private Database database;

    @BeforeEach
    void open() throws SQLException {
        server = PostgresServer.start();
        server.createMigrated("ours");
        DatabaseUrl url = DatabaseUrl.parse(server.url("ours") + "?options=-c%20lock_timeout%3D2s");
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.minSize(CONNECTIONS)
                        .initialSize(CONNECTIONS)
                        .maxSize(CONNECTIONS)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .exceptionSorter(SqlDialect.POSTGRESQL::spoilsConnection)
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl(url.jdbcUrl()).principal(new NamePrincipal(url.user())))));
        database = new Database(pool, SqlDialect.POSTGRESQL);
    }

    @AfterEach
    void close() {
        database.close();
        pool.close();
        server.close();
    }

    private static int add(Handle handle, String name, int value) {
        return handle.createUpdate("""
                        INSERT INTO setting (name, value) VALUES (:name, :value)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value""")
                .bind("name", name)
                .bind("value", Integer.toString(value))
                .execute();
    }

    private int count(String pattern) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM setting WHERE name LIKE :pattern")
                .bind("pattern", pattern)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void aRestartedServerIsNoticedByNoCaller() {
        fillThePool();
        server.stop();
        server.restart();
        for (int i = 0; i < CONNECTIONS; i++) {
            assertEquals(0, count("none"));
        }
        fillThePool();
        server.crash();
        server.restart();
        for (int i = 0; i < CONNECTIONS; i++) {
            int number = i;
            database.write(handle -> add(handle, "n" + number, number));
        }
        assertEquals(CONNECTIONS, count("n_"));
    }

    /** So that each connection has been used before the server goes. */
    private void fillThePool() {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        List<Future<Integer>> all = IntStream.range(0, CONNECTIONS)
                .mapToObj(i ->
                        threads.submit(() -> database.read(handle -> handle.createQuery("SELECT 1 FROM pg_sleep(0.2)")
                                .mapTo(Integer.class)
                                .one())))
                .toList();
        all.forEach(PostgresOutageTest::result);
        threads.shutdown();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whileTheServerIsAwayCallsFailAtOnceAndAfterwardsWorkAgain() {
        database.write(handle -> add(handle, "before", 1));
        server.stop();
        DatabaseUnavailable away =
                assertThrows(DatabaseUnavailable.class, () -> database.write(handle -> add(handle, "during", 1)));
        assertFalse(away.isFull());
        assertFalse(database.isWritable());
        assertThrows(DatabaseUnavailable.class, () -> count("none"));
        server.restart();
        await().atMost(LONG).until(database::isWritable);
        database.write(handle -> add(handle, "after", 1));
        assertEquals(2, count("before") + count("after"));
        assertEquals(0, count("during"));
    }

    @Test
    void aConnectionCutInTheMiddleOfAWriteTakesEffectOnce() {
        AtomicInteger runs = new AtomicInteger();
        database.write(handle -> {
            if (runs.incrementAndGet() == 1) {
                server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ours'");
            }
            return add(handle, "once", runs.get());
        });
        assertTrue(runs.get() >= 2, "the first try lost its connection");
        assertEquals(1, count("once"));
    }

    @Test
    void aReadOnlyServerIsReportedAsSuch() {
        server.execute("ALTER DATABASE ours SET default_transaction_read_only = on");
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ours'");
        assertThrows(DatabaseUnavailable.class, () -> database.write(handle -> add(handle, "never", 1)));
        assertEquals(Optional.of("the database is read-only"), database.writeProblem());
        server.execute("ALTER DATABASE ours RESET default_transaction_read_only");
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ours'");
        await().atMost(LONG).until(database::isWritable);
    }

    @Test
    void aRowThatAnotherTransactionHoldsIsNoOutage() throws SQLException {
        database.write(handle -> add(handle, "held", 0));
        try (Connection other = DriverManager.getConnection(
                        "jdbc:" + server.url("ours").replace("postgres@", ""), "postgres", "");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE setting SET value = '1' WHERE name = 'held'");
            assertThrows(DatabaseUnavailable.class, () -> database.write(handle -> add(handle, "held", 2)));
            assertTrue(database.isWritable());
            database.write(handle -> add(handle, "free", 1));
            other.rollback();
        }
        database.write(handle -> add(handle, "held", 3));
    }

    @Test
    void twoWritesThatWaitForEachOtherBothTakeEffect() {
        database.write(handle -> add(handle, "a", 0) + add(handle, "b", 0));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        AtomicInteger tries = new AtomicInteger();
        List<Future<Integer>> both =
                List.of(threads.submit(() -> addBoth("a", "b", tries)), threads.submit(() -> addBoth("b", "a", tries)));
        both.forEach(PostgresOutageTest::result);
        threads.shutdown();
        assertTrue(tries.get() > 2, "a deadlock was found and repeated");
    }

    private int addBoth(String first, String second, AtomicInteger tries) {
        return database.write(handle -> {
            tries.incrementAndGet();
            add(handle, first, 1);
            handle.createQuery("SELECT 1 FROM pg_sleep(0.5)")
                    .mapTo(Integer.class)
                    .one();
            return add(handle, second, 1);
        });
    }

    @Test
    void aServerThatWouldLoseDataIsRefused() {
        database.requireUsable();
        server.execute("ALTER DATABASE ours SET synchronous_commit = off");
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ours'");
        String line = assertThrows(IllegalStateException.class, database::requireUsable)
                .getMessage();
        assertTrue(line.contains("synchronous_commit=off"), line);
    }

    @Test
    void anUnreachableServerIsNamedInOneLine() {
        DatabaseUrl url = DatabaseUrl.parse(server.url("missing"));
        String line = assertThrows(IllegalStateException.class, () -> SchemaVersion.migrate(url))
                .getMessage();
        assertTrue(line.contains(url.place()), line);
        assertTrue(line.contains("\"missing\" does not exist"), line);
        assertFalse(line.contains("\n"), line);
    }
}
