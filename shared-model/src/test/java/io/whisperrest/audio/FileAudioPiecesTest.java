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

class FileAudioPiecesTest extends AudioPiecesContract {
    @TempDir
    private Path data;

    @Override
    AudioStore createStore() {
        return new FileAudioStore(data, new DiskSpace(data, 0));
    }

    @Override
    AudioPieces createPieces() {
        return new FileAudioPieces(data, new DiskSpace(data, 0));
    }

    @Override
    long left() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("pieces.lock"))
                    .count();
        }
    }

    @Test
    void isAdoptedByARename() throws IOException {
        add(1);
        Object sameFile = Files.getAttribute(data.resolve("tmp").resolve(key + ".part"), "unix:ino");
        assertTrue(pieces.adopt(key, LONG_AGO));
        Path kept = store.open(key).file().orElseThrow();
        assertEquals(sameFile, Files.getAttribute(kept, "unix:ino"));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
        assertEquals(1, left());
    }
}
