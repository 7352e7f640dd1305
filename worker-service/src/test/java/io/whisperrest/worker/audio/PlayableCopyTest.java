package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.disk.DiskSpace;
import io.whisperrest.worker.RealParts;
import io.whisperrest.worker.abort.AbortFlag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class PlayableCopyTest {
    @TempDir
    private Path folder;

    private AudioConfig config;
    private PlayableCopy copy;

    @BeforeEach
    void withTheRealDecoder() {
        config = TestAudioConfig.with(RealParts.ffmpeg().toString());
        copy = new PlayableCopy(config, DecoderSandbox.none(), folder.resolve("tmp"));
    }

    private static DecodeRequest request(Path file) throws IOException {
        return new DecodeRequest(file, Files.size(file), 0, null, "mix", null);
    }

    private boolean isNeeded(Path file, String mediaType) throws IOException {
        return copy.isNeeded(request(file), mediaType, false, new AbortFlag());
    }

    private PcmAudio heard(Path file) throws Exception {
        return new FfmpegAudioDecoder(config, DecoderSandbox.none(), folder, new DiskSpace(folder, 0))
                .decode(request(file), new AbortFlag());
    }

    private Path copyOf(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copy.write(request(file), out, new AbortFlag());
        return Files.write(folder.resolve("copy.mp3"), out.toByteArray());
    }

    @Test
    void isNeededForAContainerOrCodecThatBrowsersDoNotKnow() throws Exception {
        Path wav = Ffmpeg.tone(folder.resolve("t.wav"), 1);
        Path adpcm = Ffmpeg.make(folder.resolve("a.wav"), "-i", wav.toString(), "-c:a", "adpcm_ms");
        Path alac = Ffmpeg.make(folder.resolve("l.m4a"), "-i", wav.toString(), "-c:a", "alac");
        Path aiff = Ffmpeg.tone(folder.resolve("t.aiff"), 1);
        assertFalse(isNeeded(wav, "audio/wav"));
        assertTrue(isNeeded(adpcm, "audio/wav"));
        assertTrue(isNeeded(alac, "audio/mp4"));
        assertTrue(isNeeded(aiff, "audio/aiff"));
    }

    @Test
    void isNeededWhenABrowserCanOnlyGuessWhereToSeek() throws Exception {
        Path constant = Ffmpeg.tone(folder.resolve("c.mp3"), 3);
        Path variable = variableRate(folder.resolve("v.mp3"), "1");
        Path withoutTable = variableRate(folder.resolve("x.mp3"), "0");
        Path adts = Ffmpeg.tone(folder.resolve("a.aac"), 3);
        Path live =
                Ffmpeg.make(folder.resolve("l.webm"), "-f", "lavfi", "-i", "sine=d=3", "-c:a", "libopus", "-live", "1");
        Path indexed = Ffmpeg.make(folder.resolve("i.webm"), "-f", "lavfi", "-i", "sine=d=3", "-c:a", "libopus");
        assertFalse(isNeeded(constant, "audio/mpeg"));
        assertTrue(isNeeded(variable, "audio/mpeg"));
        assertTrue(isNeeded(withoutTable, "audio/mpeg"));
        assertTrue(isNeeded(adts, "audio/aac"));
        assertTrue(isNeeded(live, "video/webm"));
        assertFalse(isNeeded(indexed, "video/webm"));
    }

    @Test
    void isNeededWhenAPlayerWouldUseOtherTimes() throws Exception {
        Path wav = Ffmpeg.tone(folder.resolve("t.wav"), 1);
        assertTrue(copy.isNeeded(request(wav), "audio/wav", true, new AbortFlag()));
    }

    /** Alternates between loud and quiet, so that the bit rate changes. */
    static Path variableRate(Path output, String table) throws IOException, InterruptedException {
        return Ffmpeg.make(
                output,
                "-f",
                "lavfi",
                "-i",
                "aevalsrc='if(lt(mod(t,2),1),random(0)-0.5,0)':d=6:s=44100",
                "-q:a",
                "4",
                "-write_xing",
                table);
    }

    @Test
    void isTheWholeRecordingAsMp3OfConstantRate() throws Exception {
        Path mp3 = copyOf(Ffmpeg.tone(folder.resolve("t.aiff"), 7.5));
        assertTrue(ConstantRate.of(mp3));
        try (PcmAudio heard = heard(mp3)) {
            assertEquals(7_500, heard.durationMs(), 150);
        }
    }

    @Test
    void playsEachSoundAtItsTimeInTheTranscript() throws Exception {
        Path gap = TimedFiles.gap(folder.resolve("gap.webm"), 20);
        try (PcmAudio read = heard(gap);
                PcmAudio played = heard(copyOf(gap))) {
            assertTrue(read.timesMoved());
            assertFalse(played.timesMoved());
            assertEquals(read.durationMs(), played.durationMs(), 150);
            assertEquals(TimedFiles.onset(read, 10_000), TimedFiles.onset(played, 10_000), 100);
        }
    }

    @Test
    void keepsChannelsThatAMixWouldCancel() throws Exception {
        Path inverted = TimedFiles.inverted(folder.resolve("i.aiff"));
        try (PcmAudio played = heard(copyOf(inverted))) {
            assertTrue(TimedFiles.loudest(played, 0, 500, 1_000) > 0.05);
        }
    }

    @Test
    void reportsThatThereIsNothingToCopy() throws Exception {
        Path broken = Files.write(folder.resolve("b.aiff"), new byte[100]);
        assertThrows(
                IOException.class, () -> copy.write(request(broken), new ByteArrayOutputStream(), new AbortFlag()));
    }
}
