package io.whisperrest.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAudioPiecesTest {
    private static final long LONG_AGO = 1_000_000;

    @TempDir
    private Path data;

    private AudioStore store;
    private AudioPieces pieces;
    private String key;

    @BeforeEach
    void begin() throws IOException {
        store = new FileAudioStore(data, new DiskSpace(data, 0));
        pieces = new FileAudioPieces(data, new DiskSpace(data, 0));
        key = UUID.randomUUID().toString();
        pieces.begin(key);
    }

    private void add(int... bytes) throws IOException {
        try (AudioPieces.Piece piece = pieces.resume(key, 0).orElseThrow()) {
            write(piece, bytes);
            piece.flush();
        }
    }

    private static void write(AudioPieces.Piece piece, int... bytes) throws IOException {
        for (int each : bytes) {
            piece.write(new byte[] {0, (byte) each, 0}, 1, 1);
        }
    }

    private long arrived() throws IOException {
        return pieces.arrived(key).orElseThrow().bytes();
    }

    private Path part() {
        return data.resolve("tmp").resolve(key + ".part");
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("pieces.lock"))
                    .count();
        }
    }

    @Test
    void continuesWhereTheLastPieceEndedEvenInAnotherProcess() throws IOException {
        assertEquals(0, arrived());
        add(1, 2);
        pieces = new FileAudioPieces(data, new DiskSpace(data, 0));
        assertEquals(2, arrived());
        try (AudioPieces.Piece piece = pieces.resume(key, 0).orElseThrow()) {
            assertEquals(2, piece.offset());
        }
        add(3);
        assertTrue(pieces.adopt(key, System.currentTimeMillis()));
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(store.open(key)));
    }

    @Test
    void acceptsOnePieceAtATime() throws IOException {
        try (AudioPieces.Piece piece = pieces.resume(key, 0).orElseThrow()) {
            assertEquals(Optional.empty(), pieces.resume(key, 0));
            assertEquals(Optional.empty(), new FileAudioPieces(data, new DiskSpace(data, 0)).resume(key, 0));
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
    void isAdoptedByARenameHoweverOftenItIsRepeated() throws IOException {
        add(1);
        Object sameFile = Files.getAttribute(part(), "unix:ino");
        assertThrows(NoSuchFileException.class, () -> store.open(key));
        assertTrue(pieces.adopt(key, LONG_AGO));
        assertTrue(pieces.adopt(key, 2 * LONG_AGO));
        assertEquals(sameFile, Files.getAttribute(store.open(key), "unix:ino"));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(store.open(key))));
        assertEquals(
                new AudioPieces.Arrived(1, 2 * LONG_AGO), pieces.arrived(key).orElseThrow());
        assertEquals(1, files());
        assertThrows(NoSuchFileException.class, () -> pieces.resume(key, 0), "kept bytes never change");
    }

    @Test
    void expiresButRemembersWhenTheLastByteArrived() throws IOException {
        add(1);
        Files.setLastModifiedTime(part(), FileTime.fromMillis(LONG_AGO));
        assertFalse(pieces.expire(key, LONG_AGO));
        assertTrue(pieces.expire(key, LONG_AGO + 1));
        assertEquals(new AudioPieces.Arrived(0, LONG_AGO), pieces.arrived(key).orElseThrow());
        assertTrue(pieces.adopt(key, LONG_AGO));
        assertTrue(pieces.expire(key, LONG_AGO + 1));
        assertEquals(0, files());
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
        assertEquals(0, files());
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
