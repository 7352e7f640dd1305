package io.whisperrest.api.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.FileAudioPieces;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.database.Database;
import io.whisperrest.testing.InMemoryTaskQueue;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.testing.TestQueueConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expiry of resumable uploads, hour by hour. */
class UploadExpiryTest {
    private static final TestQueueConfig CONFIG = TestQueueConfig.quick();
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private TestDatabase file;
    private Database database;
    private AudioStore store;
    private AudioPieces pieces;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        file.aUser(database, "u");
        store = new FileAudioStore(directory, new DiskSpace(directory, 0));
        pieces = new FileAudioPieces(directory, new DiskSpace(directory, 0));
    }

    @AfterEach
    void close() {
        file.close();
    }

    /** Started at {@link #BEGUN}, its last byte that many hours later. */
    private String anUpload(int lastByteAfterHours) throws IOException {
        String id = UUID.randomUUID().toString();
        pieces.begin(id);
        try (AudioPieces.Piece piece = pieces.resume(id, 0).orElseThrow()) {
            piece.write(new byte[10], 0, 10);
            piece.flush();
        }
        Files.setLastModifiedTime(part(id), FileTime.from(BEGUN.plus(Duration.ofHours(lastByteAfterHours))));
        database.write(handle -> handle.createUpdate(
                        "INSERT INTO upload (id, user_id, length, created_at) VALUES (:id, 'u', 20, :at)")
                .bind("id", id)
                .bind("at", BEGUN.toEpochMilli())
                .execute());
        return id;
    }

    private void use(String id, Instant madeAt) {
        file.aQueuedTask(database, id, "u", "normal", madeAt.toEpochMilli());
        database.write(handle -> handle.createUpdate("UPDATE upload SET task_id = :id WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    private Path part(String id) {
        return directory.resolve("tmp").resolve(id + ".part");
    }

    private boolean hasRow(String id) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM upload WHERE id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                == 1);
    }

    private void passAfterHours(int hours) throws IOException {
        JanitorRepository rows = new JanitorRepository(database);
        Clock clock = Clock.fixed(BEGUN.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
        UploadExpiry uploads = new UploadExpiry(rows, pieces, Duration.ofHours(24));
        new Janitor(new TurnRepository(database), rows, store, uploads, new InMemoryTaskQueue(CONFIG), CONFIG, clock)
                .pass();
    }

    @Test
    void erasesBytesADayAfterTheLastOneAndTheRowAnotherDayLater() throws IOException {
        String id = anUpload(30);
        passAfterHours(53);
        assertEquals(10, Files.size(part(id)), "a resumable upload survives an idle hour");
        passAfterHours(55);
        assertEquals(0, Files.size(part(id)));
        assertTrue(hasRow(id));
        passAfterHours(77);
        assertTrue(hasRow(id), "its owner can still see that it expired");
        passAfterHours(79);
        assertFalse(hasRow(id));
        assertFalse(Files.exists(part(id)));
    }

    @Test
    void anAdoptedUploadWithoutATaskExpiresTheSameWay() throws IOException {
        String id = anUpload(1);
        pieces.adopt(id, BEGUN.plus(Duration.ofHours(30)).toEpochMilli());
        passAfterHours(53);
        assertEquals(10, Files.size(store.open(id).file().orElseThrow()));
        passAfterHours(55);
        assertTrue(pieces.arrived(id).isEmpty());
        passAfterHours(79);
        assertFalse(hasRow(id));
    }

    @Test
    void keepsTheAudioOfATaskAndErasesOnlyTheUploadRow() throws IOException {
        String id = anUpload(1);
        pieces.adopt(id, BEGUN.toEpochMilli());
        use(id, BEGUN.plus(Duration.ofHours(30)));
        passAfterHours(77);
        assertTrue(hasRow(id), "so that a second task with it is rejected");
        passAfterHours(79);
        assertFalse(hasRow(id));
        assertEquals(10, Files.size(store.open(id).file().orElseThrow()));
    }

    @Test
    void expiresBytesOfADeletedAccountLikeAllOthers() throws IOException {
        String id = anUpload(1);
        database.write(handle -> handle.execute("DELETE FROM app_user"));
        passAfterHours(3);
        assertFalse(Files.exists(part(id)));
    }
}
