package io.whisperrest.worker.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.worker.RealParts;
import io.whisperrest.worker.SpokenSample;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.audio.PcmAudio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class SileroSpeechDetectorTest {
    @TempDir
    Path folder;

    @Test
    void detectsSpeechButNotTheSilenceAroundIt() {
        short[] spoken = SpokenSample.samples();
        int silence = 5 * PcmAudio.SAMPLE_RATE;
        short[] all = new short[spoken.length + 2 * silence];
        System.arraycopy(spoken, 0, all, silence, spoken.length);

        try (SileroSpeechDetector detector = new SileroSpeechDetector(RealParts.speechModel())) {
            List<Speech> regions = SpeechRegions.of(detect(detector, all).probabilities());

            assertTrue(regions.size() >= 1);
            assertTrue(regions.get(0).from() * SpeechMap.FRAME_MS >= 4_900);
            int last = regions.get(regions.size() - 1).to() * SpeechMap.FRAME_MS;
            assertTrue(last <= 5_000 + spoken.length / 16 + 300, "ends at " + last);
        }
    }

    /** Releases from 1.29.0 on write to the home folder and send data to their vendor, before our code could prevent it. */
    @Test
    void theLibraryContainsNoTelemetryAddress() throws IOException {
        try (InputStream library =
                SileroSpeechDetector.class.getResourceAsStream("/ai/onnxruntime/native/linux-x64/libonnxruntime.so")) {
            String bytes = new String(library.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(bytes.contains("OrtGetApiBase"), "it is the library");
            assertFalse(bytes.contains("events.data.microsoft.com"));
            assertFalse(bytes.contains("ORT_DISABLE_TELEMETRY"));
        }
    }

    @Test
    void detectsNoSpeechInSilenceAndNoise() {
        Random random = new Random(7);
        short[] noise = new short[60 * PcmAudio.SAMPLE_RATE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextGaussian() * 2_000);
        }
        try (SileroSpeechDetector detector = new SileroSpeechDetector(RealParts.speechModel())) {
            assertEquals(List.of(), SpeechRegions.of(detect(detector, noise).probabilities()));
            assertEquals(
                    List.of(),
                    SpeechRegions.of(detect(detector, new short[noise.length]).probabilities()));
        }
    }

    @Test
    void givesTheSameResultWhereverTheBlocksAreCut() {
        short[] spoken = SpokenSample.samples();
        short[] twice = new short[40 * PcmAudio.SAMPLE_RATE];
        System.arraycopy(spoken, 0, twice, 0, spoken.length);
        System.arraycopy(spoken, 0, twice, 32 * PcmAudio.SAMPLE_RATE, spoken.length); // across the border of a block
        try (SileroSpeechDetector detector = new SileroSpeechDetector(RealParts.speechModel())) {
            float[] whole = detect(detector, twice).probabilities();
            assertEquals(twice.length / 512, whole.length);
            float[] again = detect(detector, twice).probabilities();
            assertArrayEquals(whole, again, "the detector keeps no state between calls");
            assertTrue(
                    SpeechRegions.of(whole).stream().anyMatch(speech -> speech.from() > 990 && speech.from() < 1024));
        }
    }

    @Test
    void stopsWhenTheFlagIsRaised() {
        AbortFlag abort = new AbortFlag();
        abort.raise();
        try (SileroSpeechDetector detector = new SileroSpeechDetector(RealParts.speechModel());
                PcmAudio audio = audio(new short[16_000])) {
            assertThrows(RecognitionAborted.class, () -> detector.detect(audio, 0, abort));
        }
    }

    @Test
    void rejectsAnotherFileInOneLine() throws Exception {
        Path other = Files.write(folder.resolve("other.onnx"), new byte[10]);

        IllegalStateException wrong = assertThrows(IllegalStateException.class, () -> new SileroSpeechDetector(other));
        assertTrue(wrong.getMessage().contains("make provision"));
        Path gone = folder.resolve("gone.onnx");
        IllegalStateException missing = assertThrows(IllegalStateException.class, () -> new SileroSpeechDetector(gone));
        assertTrue(missing.getMessage().contains("is missing"));
    }

    private static SpeechMap detect(SileroSpeechDetector detector, short[] samples) {
        return detector.detect(audio(samples), 0, new AbortFlag());
    }

    private static PcmAudio audio(short[] samples) {
        return new PcmAudio(List.of(ShortBuffer.wrap(samples)), 0, () -> {});
    }
}
