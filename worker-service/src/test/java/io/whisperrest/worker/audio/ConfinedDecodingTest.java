package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.disk.DiskSpace;
import io.whisperrest.worker.RealParts;
import io.whisperrest.worker.abort.AbortFlag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The decoder works the same within each confinement that this host offers as without one. */
@Tag("real")
class ConfinedDecodingTest {
    private final TestAudioConfig config =
            TestAudioConfig.with(RealParts.ffmpeg().toString());

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void givesTheSameSamples(Tier tier) throws Exception {
        for (String name :
                List.of("someone's file.mp3", "tone.flac", "tone.m4a", "tone.ogg", "tone.webm", "tone.wav")) {
            Path file = Ffmpeg.tone(folder.resolve(name), 1);

            assertArrayEquals(samples(DecoderSandbox.none(), file), samples(confined(tier), file), name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesTheSamePlayableCopy(Tier tier) throws Exception {
        Path file = Ffmpeg.tone(folder.resolve("tone.flac"), 2);

        assertArrayEquals(copy(DecoderSandbox.none(), file), copy(confined(tier), file));
    }

    @ParameterizedTest
    @EnumSource
    void readsARecordingThroughALink(Tier tier) throws Exception {
        Path file = Ffmpeg.tone(folder.resolve("tone.flac"), 1);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertArrayEquals(samples(DecoderSandbox.none(), file), samples(confined(tier), link));
    }

    @ParameterizedTest
    @EnumSource
    void passesTheSelfTest(Tier tier) {
        assertEquals(List.of(), new DecoderSelfTest(config, confined(tier), tmp()).run());
    }

    private DecoderSandbox confined(Tier tier) {
        return tier.sandbox(tmp());
    }

    private float[] samples(DecoderSandbox sandbox, Path file) throws Exception {
        DecodeRequest request = new DecodeRequest(file, Files.size(file), 0, null, "mix", null);
        try (PcmAudio audio = new FfmpegAudioDecoder(config, sandbox, tmp(), new DiskSpace(tmp(), 0))
                .decode(request, new AbortFlag())) {
            return audio.read(0, 0, 1000);
        }
    }

    private byte[] copy(DecoderSandbox sandbox, Path file) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        DecodeRequest request = new DecodeRequest(file, Files.size(file), 0, null, "mix", null);
        new PlayableCopy(config, sandbox, tmp()).write(request, copy, new AbortFlag());
        return copy.toByteArray();
    }

    private Path tmp() {
        return folder.resolve("tmp");
    }
}
