package io.whisperrest.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.audio.s3.S3AudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.testing.OnS3;
import io.whisperrest.testing.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnS3
class S3AudioPiecesTest extends AudioPiecesContract {
    private final S3Server server = S3Server.shared();
    private final String bucket = server.newBucket();
    private final MemoryPieceLocks locks = new MemoryPieceLocks();

    @TempDir
    private Path tmp;

    @Override
    S3AudioStore createStore() {
        return new S3AudioStore("s3://" + bucket, server.config(), tmp, new DiskSpace(tmp, 0));
    }

    @Override
    AudioPieces createPieces() {
        return createStore().pieces(locks);
    }

    @Override
    long left() throws IOException {
        // the state of an adopted upload stays until the janitor comes
        store.eraseUnfinishedBefore(AudioStoreContract.later(), Set.of());
        return server.objects(bucket);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aWriterWhoseLockHasExpiredChangesNothing() throws IOException {
        AudioPieces.Piece stale = pieces.resume(key, 0).orElseThrow();
        write(stale, 1, 2);
        locks.expire(key);
        add(7);
        assertThrows(IOException.class, stale::flush);
        assertThrows(IOException.class, stale::close);
        assertEquals(1, pieces.arrived(key).orElseThrow().bytes());
        add(8);
    }

    @Test
    void theJanitorSparesUploadsThatMayContinue() throws IOException {
        add(1);
        assertEquals(Set.of(key), store.arriving());
        store.eraseUnfinishedBefore(AudioStoreContract.later(), Set.of(key));
        assertEquals(1, pieces.arrived(key).orElseThrow().bytes());
        assertTrue(pieces.adopt(key, LONG_AGO));
    }
}
