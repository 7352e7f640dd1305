package io.whisperrest.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAudioStoreTest extends AudioStoreContract {
    @TempDir
    private Path data;

    @Override
    AudioStore create() {
        return new FileAudioStore(data, new DiskSpace(data, 0));
    }

    @Override
    long left() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void ownerAndGroupAloneCanReadTheFile() throws IOException {
        Path file = store.open(keep(BYTES)).file().orElseThrow();
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void anErasedFileShowsAtOnce() throws IOException {
        String key = keep(BYTES);
        try (AudioStore.LocalCopy copy = store.open(key).local(() -> false)) {
            store.erase(key);
            assertTrue(copy.isErased());
        }
    }
}
