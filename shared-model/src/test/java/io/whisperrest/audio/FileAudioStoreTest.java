package io.whisperrest.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAudioStoreTest {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    private Path data;

    private AudioStore store;

    @BeforeEach
    void open() {
        store = new FileAudioStore(data, new DiskSpace(data, 0));
    }

    private String keep() throws IOException {
        String key = UUID.randomUUID().toString();
        try (AudioStore.Incoming incoming = store.receive(key, 0)) {
            incoming.write(BYTES, 0, BYTES.length);
            incoming.keep();
        }
        return key;
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void keepsTheBytesUnderTheKeyReadableByOwnerAndGroupOnly() throws IOException {
        Path file = store.open(keep());
        assertArrayEquals(BYTES, Files.readAllBytes(file));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void keepsDerivedFilesNextToTheAudioAndErasesThemWithIt() throws IOException {
        String key = keep();
        assertThrows(NoSuchFileException.class, () -> store.open(key, AudioStore.Made.PEAKS));
        for (AudioStore.Made what : AudioStore.Made.values()) {
            for (int again = 0; again < 2; again++) {
                try (AudioStore.Incoming incoming = store.receive(key, what)) {
                    incoming.write(BYTES, 0, BYTES.length);
                    incoming.keep();
                }
            }
            assertArrayEquals(BYTES, Files.readAllBytes(store.open(key, what)));
        }
        store.erase(key);
        assertEquals(0, files());
    }

    @Test
    void findsDerivedFilesOfErasedAudio() throws IOException {
        String key = UUID.randomUUID().toString();
        try (AudioStore.Incoming incoming = store.receive(key, AudioStore.Made.PEAKS)) {
            incoming.write(BYTES, 0, BYTES.length);
            incoming.keep();
        }
        assertEquals(List.of(key), store.keptBefore(Long.MAX_VALUE));
    }

    @Test
    void leavesNothingBehindWhenTheAudioIsNotKept() throws IOException {
        String key = UUID.randomUUID().toString();
        try (AudioStore.Incoming incoming = store.receive(key, 0)) {
            incoming.write(BYTES, 0, BYTES.length);
        }
        assertThrows(NoSuchFileException.class, () -> store.open(key));
        assertEquals(0, files());
    }

    @Test
    void showsNothingUnderTheKeyBeforeItIsKept() throws IOException {
        String key = UUID.randomUUID().toString();
        try (AudioStore.Incoming incoming = store.receive(key, 0)) {
            incoming.write(BYTES, 0, BYTES.length);
            assertThrows(NoSuchFileException.class, () -> store.open(key));
        }
    }

    @Test
    void erasesBytesAndDerivedFilesAndMayBeRepeated() throws IOException {
        String key = keep();
        Files.write(store.open(key).resolveSibling(key + ".peaks"), BYTES);
        store.erase(key);
        store.erase(key);
        assertEquals(0, files());
    }

    @Test
    void rejectsInvalidKeys() {
        for (String key : List.of("../x", "/etc/passwd", "", "A".repeat(36), "x\0y")) {
            assertThrows(IllegalArgumentException.class, () -> store.receive(key, 0));
            assertThrows(IllegalArgumentException.class, () -> store.open(key));
            assertThrows(IllegalArgumentException.class, () -> store.erase(key));
        }
    }

    @Test
    void findsUnfinishedAndOldFiles() throws IOException {
        String key = keep();
        String part = UUID.randomUUID().toString();
        Files.write(data.resolve("tmp").resolve(part + ".part"), BYTES);
        long later = System.currentTimeMillis() + 60_000;
        assertEquals(List.of(), store.keptBefore(0));
        assertEquals(List.of(key), store.keptBefore(later));
        assertEquals(0, store.eraseUnfinishedBefore(0, Set.of()));
        assertEquals(0, store.eraseUnfinishedBefore(later, Set.of(part)));
        assertEquals(1, store.eraseUnfinishedBefore(later, Set.of()));
        assertTrue(Files.exists(store.open(key)));
    }
}
