package io.whisperrest.api.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.FileAudioPieces;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.database.Database;
import io.whisperrest.testing.InMemoryTaskQueue;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.testing.TestQueueConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks each limit of docs/storage.md with a moved clock: one millisecond before it the row stays, at the limit it is erased. */
class JanitorTest {
    private static final TestQueueConfig CONFIG = TestQueueConfig.quick();
    private static final long BORN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    @TempDir
    private Path directory;

    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(CONFIG);
    private TestDatabase file;
    private Database database;
    private AudioStore store;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        file.aUser(database, "u");
        file.aQueuedTask(database, "t", "u", "normal", BORN);
        store = new FileAudioStore(directory, new DiskSpace(directory, 0));
    }

    @AfterEach
    void close() {
        file.close();
    }

    private void insert(String sql) {
        database.write(handle -> handle.execute(sql.replace(":born", Long.toString(BORN))));
    }

    private long count(String table, String where) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE " + where)
                .mapTo(Long.class)
                .one());
    }

    private Janitor at(long now) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(now), ZoneOffset.UTC);
        JanitorRepository rows = new JanitorRepository(database);
        UploadExpiry uploads = new UploadExpiry(
                rows, new FileAudioPieces(directory, new DiskSpace(directory, 0)), Duration.ofHours(24));
        return new Janitor(new TurnRepository(database), rows, store, uploads, queue, CONFIG, clock);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "idempotency     | PT24H   | (user_id, idem_key, state, created_at) VALUES ('u', 'k', 'DONE', :born)",
                "usage           | PT1H    | (task_id, user_id, day, model, state, upload_bytes, created_at)"
                        + " VALUES ('x', 'u', '2026-01-01', '', 'RESERVED', 1, :born)",
                "usage           | P400D   | (task_id, user_id, day, model, state, upload_bytes, created_at, finished_at)"
                        + " VALUES ('x', 'u', '2026-01-01', 'base', 'SUCCESS', 1, 0, :born)",
                "audit_entry     | P400D   | (id, what, at) VALUES ('x', 'sign-in', :born)",
                "share           | P30D    | (id, user_id, task_id, token_hash, expires_at, created_at)"
                        + " VALUES ('x', 'u', 't', 'h', :born, 0)",
                "password_link   | P30D    | (id, user_id, token_hash, expires_at, created_at)"
                        + " VALUES ('x', 'u', 'h', :born, 0)",
                "refresh_token   | P7D     | (id, user_id, family_id, token_hash, issued_at, expires_at, last_used_at)"
                        + " VALUES ('x', 'u', 'f', 'h', 0, :born, 0)",
                "webhook_delivery | P30D   | (id, target, url, event, body, state, created_at)"
                        + " VALUES ('x', 'e', 'https://x', 'webhook.test', '{}', 'FAILED', :born)"
            })
    void erasesARowAtItsLimit(String table, Duration limit, String row) throws IOException {
        insert("INSERT INTO " + table + " " + row);
        long before = count(table, "true");
        at(BORN + limit.toMillis()).pass();
        assertEquals(before, count(table, "true"));
        at(BORN + limit.toMillis() + 1).pass();
        assertEquals(before - 1, count(table, "true"));
    }

    @Test
    void erasesOutboxRowsThatWereSentAndWhoseTaskEnded() throws IOException {
        long late = BORN + Duration.ofHours(24).toMillis() + 1;
        at(late).pass();
        assertEquals(1, count("outbox", "true"), "not over");
        insert("UPDATE task SET status = 'CANCELLED', finished_at = :born");
        at(late).pass();
        assertEquals(1, count("outbox", "true"), "not sent");
        insert("UPDATE outbox SET sent_at = :born");
        at(late - 1).pass();
        assertEquals(1, count("outbox", "true"));
        at(late).pass();
        assertEquals(0, count("outbox", "true"));
    }

    @Test
    void keepsAReservationWhileItsBodyArrives() throws IOException {
        String id = "00000000-0000-4000-8000-000000000001";
        insert("INSERT INTO usage (task_id, user_id, day, model, state, upload_bytes, created_at) VALUES ('" + id
                + "', 'u', '2026-01-01', '', 'RESERVED', 1, :born)");
        long late = System.currentTimeMillis();
        try (AudioStore.Incoming incoming = store.receive(id, 0)) {
            incoming.write(new byte[1], 0, 1);
            at(late).pass();
            assertEquals(1, count("usage", "state = 'RESERVED'"));
        }
        at(late).pass();
        assertEquals(0, count("usage", "state = 'RESERVED'"));
    }

    @Test
    void erasesSilentWorkersButKeepsTheNewest() throws IOException {
        for (String worker : List.of("('old', 1", "('alive', 2", "('newest', 3")) {
            String[] parts = worker.split(", ");
            insert("INSERT INTO worker (id, slots, version, model, models, device, state, started_at) VALUES "
                    + parts[0] + ", 1, 'x', 'base', '[]', 'cpu', 'READY', :born + " + parts[1] + ")");
        }
        queue.heartbeat("alive", List.of());
        at(BORN + Duration.ofHours(25).toMillis()).pass();
        assertEquals(0, count("worker", "id = 'old'"));
        assertEquals(2, count("worker", "true"));
    }

    @Test
    void oneProcessPerHourGetsTheWork() throws IOException {
        assertTrue(at(BORN).passIfDue());
        assertFalse(at(BORN + Duration.ofMinutes(59).toMillis()).passIfDue());
        assertTrue(at(BORN + Duration.ofMinutes(60).toMillis()).passIfDue());
    }
}
