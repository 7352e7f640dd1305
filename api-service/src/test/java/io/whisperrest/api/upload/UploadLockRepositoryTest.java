package io.whisperrest.api.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.audio.PieceLocks;
import io.whisperrest.model.database.Database;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadLockRepositoryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private TestDatabase file;
    private Database database;

    @BeforeEach
    void anUpload() {
        file = new TestDatabase(directory);
        database = file.open();
        String user = file.aUser(database, "u");
        database.write(handle ->
                handle.execute("INSERT INTO upload (id, user_id, length, created_at) VALUES ('one', ?, 1, 0)", user));
    }

    @AfterEach
    void close() {
        file.close();
    }

    private UploadLockRepository host(Duration later) {
        return new UploadLockRepository(database, Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }

    @Test
    void oneWriterAtATimeHoldsAnUpload() throws Exception {
        PieceLocks.Lock lock = host(Duration.ZERO).tryLock("one").orElseThrow();
        assertEquals(Optional.empty(), host(Duration.ofSeconds(119)).tryLock("one"));
        lock.renew();
        lock.close();
        host(Duration.ZERO).tryLock("one").orElseThrow().close();
    }

    @Test
    void aLockWhoseHolderWentSilentIsFreeAndTheHolderLearnsOfIt() {
        PieceLocks.Lock silent = host(Duration.ZERO).tryLock("one").orElseThrow();
        PieceLocks.Lock next = host(Duration.ofSeconds(121)).tryLock("one").orElseThrow();
        assertThrows(PieceLocks.LockLost.class, silent::renew);
        silent.close();
        assertEquals(Optional.empty(), host(Duration.ofSeconds(122)).tryLock("one"), "it freed only its own");
        next.close();
    }

    @Test
    void anUploadThatIsGoneCannotBeLocked() {
        assertTrue(host(Duration.ZERO).tryLock("two").isEmpty());
    }
}
