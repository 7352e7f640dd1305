package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.whisperrest.disk.DiskFull;
import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackStoreTest {
    private static final byte[] ONE_TWO = {1, 0, 2, 0};
    private static final int LARGE = 400 * 1024 * 1024;

    @TempDir
    private Path folder;

    private TrackStore store(int heapLimit, long reserve) throws IOException {
        DiskSpace disk = new DiskSpace(folder, reserve);
        return new TrackStore(new Spool(folder, disk), disk.hold(0), heapLimit);
    }

    private static long sum(ShortBuffer samples) {
        long sum = 0;
        while (samples.hasRemaining()) {
            sum += samples.get();
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 1 << 20, 1 << 24})
    void silenceIsZerosBetweenAndAfterSamplesOnHeapAndDisk(int heapLimit) throws IOException {
        try (TrackStore store = store(heapLimit, 0)) {
            store.write(ONE_TWO, 0, 4);
            store.skip(3_000_000);
            store.write(ONE_TWO, 0, 4);
            store.skip(100);
            ShortBuffer samples = store.samples();
            assertEquals(1_500_054, samples.remaining());
            assertEquals(2, samples.get(1));
            assertEquals(0, samples.get(2));
            assertEquals(1, samples.get(1_500_002));
            assertEquals(6, sum(samples));
        }
    }

    @Test
    void hoursOfSilenceTakeNoDiskSpace() throws IOException {
        long reserve = new DiskSpace(folder, 0).usableBytes() - LARGE / 4;
        try (TrackStore store = store(0, reserve)) {
            store.write(ONE_TWO, 0, 4);
            store.skip(LARGE);
            store.write(ONE_TWO, 0, 4);
            assertEquals(LARGE / 2 + 4, store.samples().remaining());
            assertThrows(DiskFull.class, () -> store.write(new byte[LARGE / 2], 0, LARGE / 2));
        }
    }
}
