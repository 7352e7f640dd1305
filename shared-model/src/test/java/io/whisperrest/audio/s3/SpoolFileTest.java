package io.whisperrest.audio.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolFileTest {
    @TempDir
    private Path folder;

    private SpoolFile spool() throws IOException {
        return new SpoolFile(folder, new DiskSpace(folder, 0), 0);
    }

    private static byte[] first(SpoolFile spool, long length) throws IOException {
        try (InputStream in = spool.first(length).contentStreamProvider().newStream()) {
            return in.readAllBytes();
        }
    }

    @Test
    void hasNoNameSoThatNothingIsLeftOfIt() throws IOException {
        try (SpoolFile spool = spool()) {
            spool.append(new byte[3], 0, 3);
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(0, files.count());
            }
        }
    }

    @Test
    void theFirstBytesCanBeReadAgainAndDropped() throws IOException {
        try (SpoolFile spool = spool()) {
            spool.append(new byte[] {0, 1, 2, 3, 4, 9}, 1, 4);
            assertArrayEquals(new byte[] {1, 2, 3}, first(spool, 3));
            assertArrayEquals(new byte[] {1, 2, 3}, first(spool, 3));
            spool.drop(3);
            spool.append(new byte[] {5}, 0, 1);
            assertEquals(2, spool.bytes());
            assertArrayEquals(new byte[] {4, 5}, first(spool, 2));
            spool.keepOnly(1);
            assertArrayEquals(new byte[] {4}, first(spool, spool.bytes()));
        }
    }

    @Test
    void doesNotGrowWithWhatPassesThrough() throws IOException {
        try (SpoolFile spool = spool()) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                spool.append(block, 0, block.length);
                while (spool.bytes() > 3 << 20) {
                    spool.drop(3 << 20);
                }
                assertTrue(spool.occupied() <= 8 << 20, spool.occupied() + " bytes");
            }
        }
    }
}
