package io.whisperrest.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of resumable uploads promises. */
abstract class AudioPiecesContract {
    static final long LONG_AGO = 1_000_000;

    AudioStore store;
    AudioPieces pieces;
    String key;

    abstract AudioStore createStore() throws IOException;

    /** As another process would open it. */
    abstract AudioPieces createPieces() throws IOException;

    /** Number of files or objects that exist, of any kind. */
    abstract long left() throws IOException;

    @BeforeEach
    void begin() throws IOException {
        store = createStore();
        pieces = createPieces();
        key = UUID.randomUUID().toString();
        pieces.begin(key);
    }

    void add(int... bytes) throws IOException {
        try (AudioPieces.Piece piece = pieces.resume(key, 0).orElseThrow()) {
            write(piece, bytes);
            piece.flush();
        }
    }

    static void write(AudioPieces.Piece piece, int... bytes) throws IOException {
        for (int each : bytes) {
            piece.write(new byte[] {0, (byte) each, 0}, 1, 1);
        }
    }

    private long arrived() throws IOException {
        return pieces.arrived(key).orElseThrow().bytes();
    }

    @Test
    void continuesWhereTheLastPieceEndedEvenInAnotherProcess() throws IOException {
        assertEquals(0, arrived());
        add(1, 2);
        pieces = createPieces();
        assertEquals(2, arrived());
        try (AudioPieces.Piece piece = pieces.resume(key, 0).orElseThrow()) {
            assertEquals(2, piece.offset());
        }
        add(3);
        assertTrue(pieces.adopt(key, System.currentTimeMillis()));
        assertArrayEquals(new byte[] {1, 2, 3}, AudioStoreContract.read(store.open(key)));
    }

    @Test
    void piecesOfAnySizeBecomeTheWhole() throws IOException {
        Random random = new Random(7);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size : new int[] {3 << 20, 3 << 20, 1, (12 << 20) + 3, 5 << 20, 2, 8 << 20}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            try (AudioPieces.Piece piece = pieces.resume(key, size).orElseThrow()) {
                assertEquals(whole.size(), piece.offset());
                piece.write(bytes, 0, size);
                piece.flush();
            }
            whole.write(bytes);
            assertEquals(whole.size(), arrived());
        }
        assertTrue(pieces.adopt(key, LONG_AGO));
        assertArrayEquals(whole.toByteArray(), AudioStoreContract.read(store.open(key)));
    }

    @Test
    void acceptsOnePieceAtATime() throws IOException {
        try (AudioPieces.Piece piece = pieces.resume(key, 0).orElseThrow()) {
            assertEquals(Optional.empty(), pieces.resume(key, 0));
            assertEquals(Optional.empty(), createPieces().resume(key, 0));
            assertFalse(pieces.adopt(key, 0), "not while bytes arrive");
            assertFalse(pieces.expire(key, Long.MAX_VALUE));
            String other = UUID.randomUUID().toString();
            pieces.begin(other);
            pieces.resume(other, 0).orElseThrow().close();
            assertEquals(0, piece.offset());
        }
        add(1);
    }

    @Test
    void keepsTheBytesOfABrokenPieceButNotThoseOfAnUndoneOne() throws IOException {
        add(1);
        try (AudioPieces.Piece piece = pieces.resume(key, 0).orElseThrow()) {
            write(piece, 2, 3);
        }
        assertEquals(3, arrived());
        try (AudioPieces.Piece piece = pieces.resume(key, 0).orElseThrow()) {
            write(piece, 4, 5);
            piece.undo();
        }
        assertEquals(3, arrived());
    }

    @Test
    void isAdoptedHoweverOftenItIsRepeated() throws IOException {
        add(1);
        assertThrows(NoSuchFileException.class, () -> store.open(key));
        assertTrue(pieces.adopt(key, LONG_AGO));
        assertTrue(pieces.adopt(key, 2 * LONG_AGO));
        assertEquals(
                new AudioPieces.Arrived(1, 2 * LONG_AGO), pieces.arrived(key).orElseThrow());
        assertThrows(NoSuchFileException.class, () -> pieces.resume(key, 0), "kept bytes never change");
    }

    @Test
    void expiresButRemembersWhenTheLastByteArrived() throws IOException {
        add(1);
        long at = pieces.arrived(key).orElseThrow().changedAt();
        assertTrue(Math.abs(at - System.currentTimeMillis()) < 60_000);
        assertFalse(pieces.expire(key, at));
        assertTrue(pieces.expire(key, at + 1));
        assertEquals(new AudioPieces.Arrived(0, at), pieces.arrived(key).orElseThrow());
    }

    @Test
    void anAdoptedUploadExpiresByTheTimeOfItsAdoption() throws IOException {
        add(1);
        pieces.adopt(key, LONG_AGO);
        assertFalse(pieces.expire(key, LONG_AGO));
        assertTrue(pieces.expire(key, LONG_AGO + 1));
        assertEquals(0, left());
    }

    @Test
    void leavesNothingBehindWhenDiscarded() throws IOException {
        add(1);
        pieces.discard(key);
        pieces.discard(key);
        assertEquals(Optional.empty(), pieces.arrived(key));
        assertThrows(NoSuchFileException.class, () -> pieces.resume(key, 0));
        assertThrows(NoSuchFileException.class, () -> pieces.adopt(key, 0));
        pieces.begin(key);
        pieces.adopt(key, 0);
        pieces.discard(key);
        assertEquals(0, left());
    }

    @Test
    void rejectsInvalidKeys() {
        for (String wrong : List.of("../x", "/etc/passwd", "", "A".repeat(36), "x\0y")) {
            assertThrows(IllegalArgumentException.class, () -> pieces.begin(wrong));
            assertThrows(IllegalArgumentException.class, () -> pieces.resume(wrong, 0));
            assertThrows(IllegalArgumentException.class, () -> pieces.arrived(wrong));
            assertThrows(IllegalArgumentException.class, () -> pieces.adopt(wrong, 0));
            assertThrows(IllegalArgumentException.class, () -> pieces.discard(wrong));
        }
    }
}
