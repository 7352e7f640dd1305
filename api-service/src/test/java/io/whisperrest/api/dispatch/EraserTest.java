package io.whisperrest.api.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expired data is erased when its time has come and not a minute earlier. */
class EraserTest {
    private static final long DUE = 1_000_000;

    @TempDir
    private Path directory;

    private TestDatabase file;
    private Database database;
    private AudioStore store;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        file.aUser(database, "u");
        store = new FileAudioStore(directory, new DiskSpace(directory, 0));
    }

    @AfterEach
    void close() {
        file.close();
    }

    private String anEndedTask(Long audioAt, Long allAt) throws IOException {
        String id = UUID.randomUUID().toString();
        try (AudioStore.Incoming incoming = store.receive(id, 0)) {
            incoming.write(new byte[10], 0, 10);
            incoming.keep();
        }
        file.aQueuedTask(database, id, "u", "normal", 1);
        database.write(handle -> handle.execute(
                "UPDATE task SET status = 'CANCELLED', finished_at = 1, audio_expires_at = ?, expires_at = ?"
                        + " WHERE id = ?",
                audioAt,
                allAt,
                id));
        return id;
    }

    private void eraseAt(long now) throws IOException {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(now), ZoneOffset.UTC);
        new Eraser(
                        new ErasureRepository(database, new TaskEndings(database, event -> {})),
                        store,
                        Duration.ofSeconds(30),
                        clock)
                .pass();
    }

    /** Empty when the row is erased; the audio key is null when only the recording is erased. */
    private Optional<Optional<String>> audioKey(String id) {
        return database.read(handle -> handle.createQuery("SELECT audio_key FROM task WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> Optional.ofNullable(row.getString("audio_key")))
                .findOne());
    }

    private boolean hasFile(String key) throws IOException {
        try {
            return Files.exists(store.open(key).file().orElseThrow());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Test
    void aRecordingExpiresAloneAtItsTime() throws IOException {
        String id = anEndedTask(DUE, Long.MAX_VALUE);
        eraseAt(DUE - 1);
        assertTrue(hasFile(id));
        eraseAt(DUE);
        assertEquals(Optional.of(Optional.empty()), audioKey(id));
        assertFalse(hasFile(id));
        eraseAt(DUE + 1);
        assertTrue(audioKey(id).isPresent(), "the text stays");
    }

    @Test
    void everythingExpiresAtItsTime() throws IOException {
        String id = anEndedTask(DUE, DUE);
        eraseAt(DUE - 1);
        assertTrue(audioKey(id).isPresent());
        eraseAt(DUE);
        assertTrue(audioKey(id).isEmpty());
        assertThrows(NoSuchFileException.class, () -> store.open(id));
    }

    @Test
    void keepsARecordingUntilNoOtherTaskUsesIt() throws IOException {
        String first = anEndedTask(DUE, Long.MAX_VALUE);
        String retry = anEndedTask(DUE + 10, Long.MAX_VALUE);
        database.write(handle -> handle.execute("UPDATE task SET audio_key = ? WHERE id = ?", first, retry));
        eraseAt(DUE);
        assertTrue(hasFile(first));
        assertEquals(Optional.of(Optional.empty()), audioKey(first));
        eraseAt(DUE + 10);
        assertFalse(hasFile(first));
    }

    @Test
    void keepsATaskWithoutExpiryTimes() throws IOException {
        String id = anEndedTask(null, null);
        eraseAt(Long.MAX_VALUE - Duration.ofDays(1).toMillis());
        assertTrue(hasFile(id));
        assertNull(database.read(handle -> handle.createQuery("SELECT expires_at FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .orElse(null)));
    }
}
