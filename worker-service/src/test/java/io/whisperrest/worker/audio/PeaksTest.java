package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeaksTest {
    private static PcmAudio audio(short[]... tracks) {
        return new PcmAudio(List.of(tracks).stream().map(ShortBuffer::wrap).toList(), 0, () -> {});
    }

    @Test
    void holdTheSmallestAndLargestSampleOfEachPart() {
        short[] samples = new short[Peaks.POINTS * 20];
        samples[0] = Short.MIN_VALUE;
        samples[19] = Short.MAX_VALUE;
        samples[20] = 256;
        samples[samples.length - 1] = -512;
        byte[] peaks = Peaks.of(audio(samples));
        assertEquals(2 * Peaks.POINTS, peaks.length);
        assertArrayEquals(new byte[] {-128, 127, 0, 1, 0, 0}, Arrays.copyOf(peaks, 6));
        assertEquals(-2, peaks[peaks.length - 2]);
    }

    @Test
    void combineAllTracks() {
        assertArrayEquals(new byte[] {-4, 8}, Peaks.of(audio(new short[] {-1024}, new short[] {2048})));
    }

    @Test
    void coverMoreThanAMinute() {
        short[] samples = new short[PcmAudio.SAMPLE_RATE * 130];
        samples[PcmAudio.SAMPLE_RATE * 125] = 25600;
        byte[] peaks = Peaks.of(audio(samples));
        assertEquals(100, peaks[2 * (125 * Peaks.POINTS / 130) + 1]);
    }
}
