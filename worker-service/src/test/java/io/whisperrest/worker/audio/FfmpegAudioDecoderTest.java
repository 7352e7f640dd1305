package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.worker.RealParts;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("real")
class FfmpegAudioDecoderTest {
    @TempDir
    Path folder;

    private Path tmp;
    private TestAudioConfig config;

    @BeforeEach
    void start() {
        tmp = folder.resolve("tmp");
        config = TestAudioConfig.with(RealParts.ffmpeg().toString());
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        if (Files.exists(tmp)) {
            try (Stream<Path> left = Files.list(tmp)) {
                assertEquals(0, left.count(), "files left in tmp");
            }
        }
    }

    @Test
    void splitsChannelsAndSelectsOneByNumber() throws Exception {
        Path file = Ffmpeg.make(
                folder.resolve("two.wav"),
                "-f",
                "lavfi",
                "-i",
                "sine=d=1",
                "-f",
                "lavfi",
                "-i",
                "anullsrc=cl=mono",
                "-filter_complex",
                "[0:a][1:a]join=inputs=2:channel_layout=stereo",
                "-t",
                "1");

        try (PcmAudio split = decode(file, 0, null, "split");
                PcmAudio second = decode(file, 0, null, "2")) {
            assertEquals(2, split.tracks());
            assertEquals(16_000, split.samples());
            assertTrue(loudest(split, 0) > 0.05);
            assertEquals(0, loudest(split, 1));
            assertEquals(1, second.tracks());
            assertEquals(0, loudest(second, 0));
        }
        assertEquals(FailureCode.NO_AUDIO_STREAM, codeOf(file, 0, null, "3"));
    }

    @Test
    void decodesOnlyTheRequestedRange() throws Exception {
        Path file = Ffmpeg.tone(folder.resolve("t.mp3"), 10);

        try (PcmAudio audio = decode(file, 2_500, 4_000L, "mix")) {
            assertEquals(2_500, audio.startMs());
            assertEquals(1_500, audio.durationMs());
        }
        try (PcmAudio audio = decode(file, 9_000, 60_000L, "mix")) {
            assertEquals(1_000, audio.durationMs(), 60, "an end beyond the file means its end");
        }
        assertEquals(FailureCode.RANGE_OUTSIDE_AUDIO, codeOf(file, 20_000, null, "mix"));
    }

    @Test
    void keepsLongRecordingsOffTheHeap() throws Exception {
        Path file = Ffmpeg.make(folder.resolve("long.flac"), "-f", "lavfi", "-i", "anoisesrc=d=660:r=16000:a=0.1");

        try (PcmAudio audio = decode(file)) {
            assertEquals(660_000, audio.durationMs());
            assertTrue(loudest(audio, 655_000) > 0);
        }
    }

    @Test
    void aLongRecordingKeepsTheDiskReserveAndAShortOneNeedsNoDisk() throws Exception {
        Path longer = Ffmpeg.make(folder.resolve("long.flac"), "-f", "lavfi", "-i", "anoisesrc=d=660:r=16000:a=0.1");
        Path shorter = Ffmpeg.tone(folder.resolve("short.wav"), 1);
        FfmpegAudioDecoder full =
                new FfmpegAudioDecoder(config, DecoderSandbox.none(), tmp, new DiskSpace(tmp, Long.MAX_VALUE / 2));
        DecodeRequest spooled = new DecodeRequest(longer, Files.size(longer), 0, null, "mix", null);
        assertThrows(NoRoomToDecode.class, () -> full.decode(spooled, new AbortFlag()));
        full.decode(new DecodeRequest(shorter, Files.size(shorter), 0, null, "mix", null), new AbortFlag())
                .close();
    }

    @Test
    void stopsADecompressionBombAtTheLimit() throws Exception {
        Path file = Ffmpeg.make(
                folder.resolve("bomb.m4a"), "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono:d=3600", "-b:a", "8k");
        config = config.atMost(Duration.ofMinutes(20));
        long before = heap();

        assertEquals(FailureCode.AUDIO_TOO_LONG, codeOf(file, 0, null, "mix"));
        assertTrue(heap() - before < 300L << 20);
    }

    @Test
    void rejectsAFileThatExpandsTooMuch() throws Exception {
        Path file = Ffmpeg.make(folder.resolve("s.flac"), "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono:d=300");
        config = new TestAudioConfig(config.ffmpeg(), config.decodeTimeout(), config.maxDuration(), 10, "");

        assertEquals(FailureCode.AUDIO_EXPANDS_TOO_MUCH, codeOf(file, 0, null, "mix"));
    }

    @Test
    void countsTheSamplesOfAChainedOgg() throws Exception {
        Path first = Ffmpeg.tone(folder.resolve("a.ogg"), 5);
        Path second = Ffmpeg.tone(folder.resolve("b.ogg"), 60);
        Path chained = Files.copy(first, folder.resolve("chained.ogg"));
        Files.write(chained, Files.readAllBytes(second), StandardOpenOption.APPEND);

        try (PcmAudio audio = decode(chained)) {
            assertEquals(65_000, audio.durationMs(), 1_000);
        }
    }

    @Test
    void decodesATruncatedFileAsFarAsItGoes() throws Exception {
        byte[] whole = Files.readAllBytes(Ffmpeg.tone(folder.resolve("t.mp3"), 10));
        Path half = Files.write(folder.resolve("half.mp3"), Arrays.copyOf(whole, whole.length / 2));

        try (PcmAudio audio = decode(half)) {
            assertEquals(5_000, audio.durationMs(), 200);
        }
    }

    @Test
    void trustsTheSamplesRatherThanAWrongHeader() throws Exception {
        byte[] wav = Files.readAllBytes(Ffmpeg.tone(folder.resolve("t.wav"), 1));
        for (int i = 0; i < 4; i++) {
            wav[4 + i] = (byte) 0x7f; // size of the whole file
        }
        Path file = Files.write(folder.resolve("lying.wav"), wav);

        try (PcmAudio audio = decode(file)) {
            assertEquals(1_000, audio.durationMs(), 10);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, AUDIO_EMPTY", "1, AUDIO_UNREADABLE"})
    void reportsTheRightCodeForTinyFiles(int bytes, FailureCode code) throws Exception {
        Path file = Files.write(folder.resolve("nothing.wav"), new byte[bytes]);

        assertEquals(code, codeOf(file, 0, null, "mix"));
    }

    @Test
    void distinguishesAnEmptyRecordingFromABrokenOne() throws Exception {
        Path file = Ffmpeg.make(folder.resolve("e.wav"), "-f", "lavfi", "-i", "anullsrc", "-t", "0");

        assertEquals(FailureCode.AUDIO_EMPTY, codeOf(file, 0, null, "mix"));
    }

    @Test
    void survivesRandomBytes() throws Exception {
        long seed = 20_261_123;
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[1 + random.nextInt(20_000)];
            random.nextBytes(bytes);
            Path file = Files.write(folder.resolve("random"), bytes);
            try (PcmAudio audio = decode(file)) {
                assertTrue(audio.samples() > 0, "seed " + seed);
            } catch (AudioDecodingFailed e) {
                assertTrue(!e.code().isRetryable(), "seed " + seed + ": " + e.code() + " " + e.getMessage());
            }
        }
    }

    @Test
    void reportsAVideoWithoutSound() throws Exception {
        Path file = Ffmpeg.make(folder.resolve("v.mp4"), "-f", "lavfi", "-i", "testsrc=d=1:s=64x64", "-an");

        assertEquals(FailureCode.NO_AUDIO_STREAM, codeOf(file, 0, null, "mix"));
        assertEquals(FailureCode.NO_AUDIO_STREAM, codeOf(file, 0, null, "split"));
    }

    @Test
    void decodesEightChannelsAtTheHighestRate() throws Exception {
        Path file = Ffmpeg.make(folder.resolve("m.wav"), "-f", "lavfi", "-i", "anullsrc=cl=7.1:r=192000", "-t", "2");

        try (PcmAudio mix = decode(file);
                PcmAudio split = decode(file, 0, null, "split")) {
            assertEquals(2_000, mix.durationMs(), 10);
            assertEquals(8, split.tracks());
        }
        Path more = Ffmpeg.make(folder.resolve("n.wav"), "-f", "lavfi", "-i", "anullsrc=cl=mono:r=384000", "-t", "1");
        assertEquals(FailureCode.AUDIO_FORMAT_REFUSED, codeOf(more, 0, null, "mix"));
    }

    @Test
    void reportsAMissingFile() {
        assertEquals(FailureCode.AUDIO_MISSING, codeOf(folder.resolve("gone"), 0, null, "mix"));
    }

    @Test
    void stopsWhenTheFlagIsRaised() throws Exception {
        Path file = Ffmpeg.tone(folder.resolve("t.wav"), 1);
        AbortFlag abort = new AbortFlag();
        abort.raise();

        assertThrows(RecognitionAborted.class, () -> decode(file, abort));
    }

    private PcmAudio decode(Path file, AbortFlag abort) throws Exception {
        DecodeRequest request = new DecodeRequest(file, Files.size(file), 0, null, "mix", null);
        return new FfmpegAudioDecoder(config, DecoderSandbox.none(), tmp, new DiskSpace(tmp, 0)).decode(request, abort);
    }

    private PcmAudio decode(Path file) throws Exception {
        return decode(file, 0, null, "mix");
    }

    private PcmAudio decode(Path file, long startMs, Long endMs, String channels) throws Exception {
        long bytes = Files.exists(file) ? Files.size(file) : 0;
        return new FfmpegAudioDecoder(config, DecoderSandbox.none(), tmp, new DiskSpace(tmp, 0))
                .decode(new DecodeRequest(file, bytes, startMs, endMs, channels, null), new AbortFlag());
    }

    private FailureCode codeOf(Path file, long startMs, Long endMs, String channels) {
        return assertThrows(
                        AudioDecodingFailed.class,
                        () -> decode(file, startMs, endMs, channels).close())
                .code();
    }

    private static float loudest(PcmAudio audio, int at) {
        int track = audio.tracks() > 1 ? at : 0;
        long from = audio.tracks() > 1 ? 0 : at;
        float loudest = 0;
        for (float sample : audio.read(track, from, from + 500)) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
