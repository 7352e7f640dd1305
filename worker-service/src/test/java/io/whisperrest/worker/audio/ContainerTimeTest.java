package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.task.Warning;
import io.whisperrest.worker.RealParts;
import io.whisperrest.worker.abort.AbortFlag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audio that a player plays at some time of the file is at the same time in the samples. */
@Tag("real")
class ContainerTimeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"late.mkv", "late.mp4", "late.mov"})
    void placesALateSoundAtItsTime(String name) throws Exception {
        try (PcmAudio audio = decode(TimedFiles.late(folder.resolve(name)))) {
            assertEquals(6_900, audio.durationMs(), 70);
            assertEquals(4_900, TimedFiles.onset(audio, 0), 70);
            assertTrue(audio.timesMoved());
        }
    }

    @Test
    void placesTheSoundAfterAGapAtItsTime() throws Exception {
        try (PcmAudio audio = decode(TimedFiles.gap(folder.resolve("gap.webm"), 20))) {
            assertEquals(24_000, audio.durationMs(), 70);
            assertEquals(0, TimedFiles.onset(audio, 0), 70);
            assertEquals(22_000, TimedFiles.onset(audio, 10_000), 70);
        }
    }

    @Test
    void measuresARangeAcrossAGapInFileTime() throws Exception {
        Path file = TimedFiles.gap(folder.resolve("gap.webm"), 20);
        try (PcmAudio audio = decode(file, 21_000, 23_000L, "mix");
                PcmAudio silence = decode(file, 5_000, 6_000L, "mix")) {
            assertEquals(21_000, audio.startMs());
            assertEquals(2_000, audio.durationMs());
            assertEquals(1_000, TimedFiles.onset(audio, 0), 70);
            assertEquals(1_000, silence.durationMs());
            assertEquals(0, TimedFiles.loudest(silence, 0, 0, 1_000));
        }
    }

    @Test
    void fillsTheGapInEachChannel() throws Exception {
        Path mono = TimedFiles.gap(folder.resolve("gap.webm"), 20);
        Path stereo = Ffmpeg.make(folder.resolve("two.webm"), "-i", mono.toString(), "-ac", "2", "-c:a", "libopus");
        try (PcmAudio audio = decode(stereo, 0, null, "split")) {
            assertEquals(2, audio.tracks());
            assertEquals(24_000, audio.durationMs(), 70);
            assertTrue(TimedFiles.loudest(audio, 1, 22_500, 23_000) > 0.03);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {26 * 3600, 315_360_000})
    void addsNoSilenceForATimeBeyondTheLongestRecording(long seconds) throws Exception {
        try (PcmAudio audio = decode(TimedFiles.gap(folder.resolve("far.mka"), seconds))) {
            assertEquals(4_000, audio.durationMs(), 150);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"early.mkv", "early.mp4"})
    void keepsTheLengthOfASoundThatStartsBeforeTheVideo(String name) throws Exception {
        try (PcmAudio audio = decode(TimedFiles.withVideo(folder.resolve(name), "3", "0"))) {
            assertEquals(2_000, audio.durationMs(), 70);
            assertEquals(0, TimedFiles.onset(audio, 0), 70);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"piece.mka", "piece.webm", "piece.ts"})
    void keepsTheLengthOfAClipCutFromALongerStream(String name) throws Exception {
        Path file = Ffmpeg.make(
                folder.resolve(name),
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=300:duration=2",
                "-c:a",
                "libopus",
                "-output_ts_offset",
                "100");
        try (PcmAudio audio = decode(file)) {
            assertEquals(2_000, audio.durationMs(), 120);
            assertEquals(0, TimedFiles.onset(audio, 0), 120);
        }
    }

    @Test
    void keepsTheLengthThatAnEditListLeaves() throws Exception {
        Path whole = Ffmpeg.tone(folder.resolve("whole.m4a"), 6);
        Path cut = Ffmpeg.make(folder.resolve("cut.m4a"), "-ss", "2.5", "-i", whole.toString(), "-c", "copy");
        try (PcmAudio audio = decode(cut)) {
            assertEquals(3_500, audio.durationMs(), 70);
        }
    }

    @Test
    void losesNothingWhenTimesRestartInTheMiddle() throws Exception {
        Path first = Ffmpeg.tone(folder.resolve("a.ts"), 3);
        Path both = Files.copy(first, folder.resolve("both.ts"));
        Files.write(both, Files.readAllBytes(first), StandardOpenOption.APPEND);
        try (PcmAudio audio = decode(both)) {
            assertEquals(6_000, audio.durationMs(), 250);
        }
    }

    @Test
    void countsTheOmittedFramesOfAnAmr() throws Exception {
        byte[] tone = Files.readAllBytes(Ffmpeg.make(
                folder.resolve("t.amr"), "-f", "lavfi", "-i", "sine=frequency=300:duration=1", "-ar", "8000"));
        byte[] noData = new byte[100]; // 2 s of frames of type 15 (3GPP TS 26.101)
        Arrays.fill(noData, (byte) 0x7C);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tone);
        all.write(noData);
        all.write(tone, 6, tone.length - 6);
        try (PcmAudio audio = decode(Files.write(folder.resolve("dtx.amr"), all.toByteArray()))) {
            assertEquals(4_000, audio.durationMs(), 120);
            assertEquals(3_000, TimedFiles.onset(audio, 1_500), 120);
        }
    }

    @Test
    void decodesAllOfAWavThatDeclaresTooLittle() throws Exception {
        byte[] wav = Files.readAllBytes(Ffmpeg.tone(folder.resolve("t.wav"), 10));
        ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(4, 100_000);
        header.putInt(indexOf(wav, "data") + 4, 88_200);
        Path file = Files.write(folder.resolve("short.wav"), wav);
        try (PcmAudio audio = decode(file)) {
            assertEquals(10_000, audio.durationMs(), 10);
            assertEquals(List.of("wrong_length"), codes(audio));
        }
    }

    @Test
    void warnsOfAnAiffThatDeclaresTooLittle() throws Exception {
        byte[] aiff = Files.readAllBytes(Ffmpeg.tone(folder.resolve("t.aiff"), 10));
        ByteBuffer.wrap(aiff).putInt(indexOf(aiff, "SSND") + 4, 88_208);
        try (PcmAudio audio = decode(Files.write(folder.resolve("short.aiff"), aiff))) {
            assertEquals(List.of("wrong_length"), codes(audio));
        }
    }

    @Test
    void doesNotMistakeATagAtTheEndOfAWavForSound() throws Exception {
        byte[] wav = Files.readAllBytes(Ffmpeg.tone(folder.resolve("t.wav"), 1));
        ByteBuffer tag = ByteBuffer.allocate(20_008).order(ByteOrder.LITTLE_ENDIAN);
        tag.put("id3 ".getBytes(StandardCharsets.US_ASCII)).putInt(20_000);
        Path file = Files.write(folder.resolve("tag.wav"), wav);
        Files.write(file, tag.array(), StandardOpenOption.APPEND);
        assertFalse(DeclaredLength.isTooShort(file));
        try (PcmAudio audio = decode(file)) {
            assertEquals(1_000, audio.durationMs());
            assertEquals(List.of(), audio.warnings());
        }
    }

    private static int indexOf(byte[] bytes, String chunk) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(chunk);
    }

    private static List<String> codes(PcmAudio audio) {
        return audio.warnings().stream().map(Warning::code).toList();
    }

    private PcmAudio decode(Path file) throws IOException, AudioDecodingFailed {
        return decode(file, 0, null, "mix");
    }

    private PcmAudio decode(Path file, long startMs, Long endMs, String channels)
            throws IOException, AudioDecodingFailed {
        TestAudioConfig config = TestAudioConfig.with(RealParts.ffmpeg().toString());
        return new FfmpegAudioDecoder(
                        config, DecoderSandbox.none(), folder.resolve("tmp"), new DiskSpace(folder.resolve("tmp"), 0))
                .decode(new DecodeRequest(file, Files.size(file), startMs, endMs, channels, null), new AbortFlag());
    }
}
