package io.whisperrest.api.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that are unknown to the database, not yet known or no longer known. */
class OrphanSweepTest {
    private static final TestQueueConfig CONFIG = TestQueueConfig.quick();
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private final String key = UUID.randomUUID().toString();
    private TestDatabase file;
    private Database database;
    private AudioStore store;
    private Instant now;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        file.aUser(database, "u");
        store = new FileAudioStore(directory, new DiskSpace(directory, 0));
        now = Instant.now();
    }

    @AfterEach
    void close() {
        file.close();
    }

    private void keep(String name, Instant changed) throws IOException {
        try (AudioStore.Incoming incoming = store.receive(name, 0)) {
            incoming.write(new byte[] {1, 2, 3}, 0, 3);
            incoming.keep();
        }
        Files.setLastModifiedTime(kept(name), FileTime.from(changed));
    }

    private Path kept(String name) {
        return directory.resolve("audio").resolve(name.substring(0, 2)).resolve(name);
    }

    private Path aside(String name) {
        return directory.resolve("audio").resolve("quarantine").resolve(name);
    }

    private void seesAudio() {
        file.aQueuedTask(database, UUID.randomUUID().toString(), "u", "normal", now.toEpochMilli());
    }

    private void passAfter(Duration time) throws IOException {
        JanitorRepository rows = new JanitorRepository(database);
        UploadExpiry uploads = new UploadExpiry(
                rows, new FileAudioPieces(directory, new DiskSpace(directory, 0)), Duration.ofHours(24));
        Clock clock = Clock.fixed(now.plus(time), ZoneOffset.UTC);
        new Janitor(new TurnRepository(database), rows, store, uploads, new InMemoryTaskQueue(CONFIG), CONFIG, clock)
                .pass();
    }

    @Test
    void aDatabaseThatNeverHeldARecordingErasesNone() throws IOException {
        keep(key, now);
        passAfter(DAY.multipliedBy(30));
        assertTrue(Files.exists(kept(key)));
    }

    @Test
    void aDatabaseYoungerThanTheFilesErasesNone() throws IOException {
        seesAudio();
        keep(key, now.minus(DAY));
        String unfinished = UUID.randomUUID().toString();
        Path part = Files.write(directory.resolve("tmp").resolve(unfinished + ".part"), new byte[] {1});
        passAfter(DAY.multipliedBy(30));
        assertTrue(Files.exists(kept(key)));
        assertTrue(Files.exists(part), "a resumable upload of the right database");
    }

    @Test
    void quarantinesAnOrphanAfterADayAndErasesItAWeekLater() throws IOException {
        seesAudio();
        keep(key, now);
        passAfter(DAY);
        assertTrue(Files.exists(kept(key)), "within its first day");
        Duration found = DAY.plusMillis(1);
        passAfter(found);
        assertFalse(Files.exists(kept(key)));
        assertTrue(Files.exists(aside(key)));
        passAfter(found.plus(DAY.multipliedBy(7)));
        assertTrue(Files.exists(aside(key)));
        passAfter(found.plus(DAY.multipliedBy(7)).plusMillis(1));
        assertFalse(Files.exists(aside(key)));
    }

    @Test
    void renditionsFollowTheirRecording() throws IOException {
        seesAudio();
        keep(key, now);
        try (AudioStore.Incoming incoming = store.receive(key, AudioStore.Made.PEAKS)) {
            incoming.write(new byte[] {1}, 0, 1);
            incoming.keep();
        }
        passAfter(DAY.multipliedBy(2));
        assertEquals(List.of(key), store.quarantined());
        assertFalse(Files.exists(kept(key + ".peaks")));
        file.aQueuedTask(database, key, "u", "normal", now.toEpochMilli());
        passAfter(DAY.multipliedBy(30));
        assertTrue(Files.exists(kept(key)), "the restored database knows it");
        assertTrue(Files.exists(kept(key + ".peaks")));
        assertEquals(List.of(), store.quarantined());
    }

    @Test
    void aTaskFindsItsQuarantinedAudioBeforeTheJanitorRuns() throws IOException {
        seesAudio();
        keep(key, now);
        passAfter(DAY.multipliedBy(2));
        assertEquals(kept(key), store.open(key).file().orElseThrow());
        assertEquals(List.of(), store.quarantined());
    }

    @Test
    void erasingCoversTheQuarantineToo() throws IOException {
        store.quarantine(key, 1); // a missing file is ignored
        keep(key, now);
        store.quarantine(key, now.toEpochMilli());
        store.erase(key);
        assertThrows(NoSuchFileException.class, () -> store.open(key));
        assertEquals(Set.of(), Set.copyOf(store.quarantined()));
    }
}
