package io.whisperrest.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every audio store promises. */
abstract class AudioStoreContract {
    static final byte[] BYTES = {1, 2, 3};

    AudioStore store;

    abstract AudioStore create() throws IOException;

    /** Number of files or objects that exist, of any kind. */
    abstract long left() throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = create();
    }

    static long later() {
        return System.currentTimeMillis() + 60_000;
    }

    String keep(byte... bytes) throws IOException {
        String key = UUID.randomUUID().toString();
        try (AudioStore.Incoming incoming = store.receive(key, bytes.length)) {
            incoming.write(bytes, 0, bytes.length);
            incoming.keep();
        }
        return key;
    }

    private void derive(String key, AudioStore.Made what, byte... bytes) throws IOException {
        try (AudioStore.Incoming incoming = store.receive(key, what)) {
            incoming.write(bytes, 0, bytes.length);
            incoming.keep();
        }
    }

    static byte[] read(AudioStore.Kept kept) throws IOException {
        try (InputStream in = kept.read(0, kept.bytes())) {
            return in.readAllBytes();
        }
    }

    @Test
    void keepsTheBytesUnderTheKey() throws IOException {
        store.requireUsable();
        AudioStore.Kept kept = store.open(keep(BYTES));
        assertEquals(3, kept.bytes());
        assertArrayEquals(BYTES, read(kept));
    }

    @Test
    void keepsEmptyAudioToo() throws IOException {
        assertEquals(0, store.open(keep()).bytes());
    }

    @Test
    void keepsAudioLargerThanAnyBuffer() throws IOException {
        byte[] large = new byte[17 << 20];
        new Random(1).nextBytes(large);
        AudioStore.Kept kept = store.open(keep(large));
        assertArrayEquals(large, read(kept));
        try (InputStream part = kept.read(8 << 20, 1000)) {
            byte[] expected = Arrays.copyOfRange(large, 8 << 20, (8 << 20) + 1000);
            assertArrayEquals(expected, part.readAllBytes());
        }
    }

    @Test
    void readsAPart() throws IOException {
        try (InputStream part = store.open(keep(BYTES)).read(1, 1)) {
            assertEquals(2, part.read());
            assertEquals(-1, part.read());
        }
    }

    @Test
    void givesTheBytesAsAFileForAsLongAsOneNeedsIt() throws IOException {
        String key = keep(BYTES);
        Path file;
        try (AudioStore.LocalCopy first = store.open(key).local(() -> false)) {
            file = first.file();
            store.open(key).local(() -> false).close();
            assertArrayEquals(BYTES, Files.readAllBytes(file));
            assertFalse(first.isErased());
        }
        assertEquals(1, left());
    }

    @Test
    void keepsDerivedFilesNextToTheAudioAndErasesThemWithIt() throws IOException {
        String key = keep(BYTES);
        assertThrows(NoSuchFileException.class, () -> store.open(key, AudioStore.Made.PEAKS));
        for (AudioStore.Made what : AudioStore.Made.values()) {
            derive(key, what, (byte) 9);
            derive(key, what, BYTES);
            assertArrayEquals(BYTES, read(store.open(key, what)));
        }
        store.erase(key);
        store.erase(key);
        assertEquals(0, left());
    }

    @Test
    void findsDerivedFilesOfErasedAudio() throws IOException {
        String key = UUID.randomUUID().toString();
        derive(key, AudioStore.Made.PEAKS, BYTES);
        assertEquals(List.of(key), store.keptBefore(later()));
    }

    @Test
    void leavesNothingBehindWhenTheAudioIsNotKept() throws IOException {
        for (int length : new int[] {3, 9 << 20}) {
            String key = UUID.randomUUID().toString();
            try (AudioStore.Incoming incoming = store.receive(key, 0)) {
                incoming.write(new byte[length], 0, length);
                assertThrows(NoSuchFileException.class, () -> store.open(key), "nothing shows before it is kept");
            }
            assertThrows(NoSuchFileException.class, () -> store.open(key));
            assertEquals(Set.of(), store.arriving());
            assertEquals(0, left());
        }
    }

    @Test
    void listsWhatArrives() throws IOException {
        String key = UUID.randomUUID().toString();
        try (AudioStore.Incoming incoming = store.receive(key, 0)) {
            incoming.write(new byte[9 << 20], 0, 9 << 20);
            assertEquals(Set.of(key), store.arriving());
            assertEquals(0, store.eraseUnfinishedBefore(0, Set.of()));
        }
    }

    @Test
    void erasesWhatADeadProcessLeftUnfinished() throws IOException {
        String key = UUID.randomUUID().toString();
        AudioStore.Incoming abandoned = store.receive(key, 0);
        abandoned.write(new byte[9 << 20], 0, 9 << 20);
        assertEquals(0, store.eraseUnfinishedBefore(later(), Set.of(key)));
        assertEquals(1, store.eraseUnfinishedBefore(later(), Set.of()));
        assertEquals(Set.of(), store.arriving());
    }

    @Test
    void listsOldAudioOnly() throws IOException {
        String key = keep(BYTES);
        assertEquals(List.of(), store.keptBefore(0));
        assertEquals(List.of(key), store.keptBefore(later()));
    }

    @Test
    void audioInQuarantineCanBeReadTakenBackAndErased() throws IOException {
        String back = keep(BYTES);
        String gone = keep(BYTES);
        store.quarantine(back, 1000);
        store.quarantine(gone, 1000);
        assertEquals(Set.of(back, gone), Set.copyOf(store.quarantined()));
        assertEquals(List.of(), store.keptBefore(later()));
        store.takeBack(back);
        store.takeBack(back);
        assertEquals(List.of(gone), store.quarantined());
        assertEquals(0, store.eraseQuarantinedBefore(1000));
        assertEquals(1, store.eraseQuarantinedBefore(1001));
        assertThrows(NoSuchFileException.class, () -> store.open(gone));
        store.quarantine(back, 1000);
        assertArrayEquals(BYTES, read(store.open(back)));
    }

    @Test
    void rejectsInvalidKeys() {
        for (String key : List.of("../x", "/etc/passwd", "", "A".repeat(36), "x\0y")) {
            assertThrows(IllegalArgumentException.class, () -> store.receive(key, 0));
            assertThrows(IllegalArgumentException.class, () -> store.open(key));
            assertThrows(IllegalArgumentException.class, () -> store.erase(key));
        }
    }
}
