package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("real")
class ConstantRateTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"44100, 128k", "48000, 64k", "32000, 96k", "24000, 64k", "22050, 32k", "16000, 24k", "8000, 8k"})
    void recognisesFramesOfOneRate(String sampleRate, String bitRate) throws Exception {
        Path file = Ffmpeg.make(
                folder.resolve("c.mp3"),
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=d=3:a=0.1",
                "-ar",
                sampleRate,
                "-b:a",
                bitRate);
        assertTrue(ConstantRate.of(file));
    }

    @Test
    void recognisesThemWithATagAtTheEndOrTheEndCutOff() throws Exception {
        byte[] mp3 = Files.readAllBytes(Ffmpeg.tone(folder.resolve("c.mp3"), 3));
        byte[] tagged = Arrays.copyOf(mp3, mp3.length + 128);
        System.arraycopy(new byte[] {'T', 'A', 'G'}, 0, tagged, mp3.length, 3);
        assertTrue(ConstantRate.of(Files.write(folder.resolve("t.mp3"), tagged)));
        assertTrue(ConstantRate.of(Files.write(folder.resolve("e.mp3"), Arrays.copyOf(mp3, mp3.length - 50))));
    }

    @Test
    void rejectsAVariableRateAndFilesThatDoNotBeginWithAFrame() throws Exception {
        assertFalse(ConstantRate.of(PlayableCopyTest.variableRate(folder.resolve("v.mp3"), "1")));
        assertFalse(ConstantRate.of(PlayableCopyTest.variableRate(folder.resolve("x.mp3"), "0")));
        assertFalse(ConstantRate.of(Files.write(folder.resolve("z.mp3"), new byte[5000])));
        assertFalse(ConstantRate.of(Files.write(folder.resolve("n.mp3"), new byte[2])));
    }
}
