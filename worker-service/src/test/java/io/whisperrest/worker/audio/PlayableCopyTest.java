package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private static DecodeRequest request(Path file, String format) throws IOException {
        return new DecodeRequest(file, format, Files.size(file), 0, null, "mix");
    }

    @Test
    void isNeededWhereABrowserDoesNotKnowContainerOrCodec() throws Exception {
        Path wav = Ffmpeg.tone(folder.resolve("t.wav"), 1);
        Path adpcm = Ffmpeg.make(folder.resolve("a.wav"), "-i", wav.toString(), "-c:a", "adpcm_ms");
        Path alac = Ffmpeg.make(folder.resolve("l.m4a"), "-i", wav.toString(), "-c:a", "alac");
        Path aiff = Ffmpeg.tone(folder.resolve("t.aiff"), 1);
        assertFalse(copy.isNeeded(request(wav, "wav"), "audio/wav"));
        assertTrue(copy.isNeeded(request(adpcm, "wav"), "audio/wav"));
        assertTrue(copy.isNeeded(request(alac, "mov"), "audio/mp4"));
        assertTrue(copy.isNeeded(request(aiff, "aiff"), "audio/aiff"));
    }

    @Test
    void isTheWholeRecordingAsMp3() throws Exception {
        Path aiff = Ffmpeg.tone(folder.resolve("t.aiff"), 7.5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copy.write(request(aiff, "aiff"), out);
        Path mp3 = Files.write(folder.resolve("copy.mp3"), out.toByteArray());
        try (PcmAudio heard = new FfmpegAudioDecoder(config, DecoderSandbox.none(), folder)
                .decode(request(mp3, "mp3"), new AbortFlag())) {
            assertEquals(7_500, heard.durationMs(), 150);
        }
    }

    @Test
    void saysWhenThereIsNothingToCopy() throws Exception {
        Path broken = Files.write(folder.resolve("b.aiff"), new byte[100]);
        assertThrows(IOException.class, () -> copy.write(request(broken, "aiff"), new ByteArrayOutputStream()));
    }
}
