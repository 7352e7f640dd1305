package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.task.FailureCode;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd files from real use: each must be decoded, whatever its beginning, its container or its other streams. */
@Tag("real")
class OddFilesTest {
    private static final int SECONDS = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t.wav|",
                "t.w64|",
                "t.mp3|",
                "t.mp2|",
                "t.flac|",
                "t.ogg|",
                "t.opus|",
                "t.mka|",
                "t.webm|",
                "t.m4a|",
                "t.mp4|",
                "t.aac|",
                "t.aiff|",
                "t.caf|",
                "t.amr|-ar 8000",
                "t.3gp|-ar 8000 -c:a libopencore_amrnb",
                "t.wma|",
                "t.avi|",
                "t.ts|",
                "t.mpg|",
                "t.flv|",
                "t.ac3|",
                "t.eac3|",
                "t.thd|-strict -2 -ar 48000",
                "t.dts|-strict -2 -ar 48000 -ac 2",
                "t.au|",
                "t.voc|",
                "t.wv|",
                "t.tta|",
                "t.nut|",
                "t.rm|-c:a ac3",
                "t.mxf|-f lavfi -i testsrc=d=4:s=64x64:r=25 -c:v mpeg2video -ar 48000"
            })
    void decodesEachContainer(String name, String options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=frequency=300:duration=" + SECONDS));
        if (options != null) {
            arguments.addAll(List.of(options.split(" ")));
        }
        isHeard(Ffmpeg.make(folder.resolve(name), arguments.toArray(String[]::new)));
    }

    /** No installed tool encodes Monkey's Audio, but a frame of silence takes only eight bytes. */
    @Test
    void decodesMonkeysAudio() throws Exception {
        ByteBuffer ape = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        ape.put("MAC ".getBytes(StandardCharsets.US_ASCII)).putInt(3990);
        ape.putInt(52)
                .putInt(24)
                .putInt(4)
                .putInt(0)
                .putInt(8)
                .putInt(0)
                .putInt(0)
                .put(new byte[16]);
        ape.putShort((short) 2000)
                .putShort((short) 0)
                .putInt(294_912)
                .putInt(SECONDS * 16_000)
                .putInt(1);
        ape.putShort((short) 16).putShort((short) 2).putInt(16_000);
        ape.putInt(80).putInt(0x8000_0000).putInt(3);
        try (PcmAudio audio = decode(Files.write(folder.resolve("s.ape"), ape.array()), null)) {
            assertEquals(SECONDS * 1000, audio.durationMs());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two tags", "zeros", "text", "middle of a frame", "zeros after a tag"})
    void decodesAnMp3WithAnOddBeginning(String beginning) throws Exception {
        byte[] mp3 = Files.readAllBytes(Ffmpeg.tone(folder.resolve("t.mp3"), SECONDS));
        byte[] tag = tag(300);
        byte[] frames = Arrays.copyOfRange(mp3, 10 + mp3[8] * 128 + mp3[9], mp3.length);
        byte[] odd = switch (beginning) {
            case "two tags" -> join(tag, tag, frames);
            case "zeros" -> join(new byte[2000], frames);
            case "text" -> join("It was a dark night. ".repeat(15).getBytes(StandardCharsets.US_ASCII), frames);
            case "middle of a frame" -> Arrays.copyOfRange(frames, 100, frames.length);
            default -> join(tag, new byte[3000], frames);
        };
        isHeard(Files.write(folder.resolve("odd.mp3"), odd));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.mp3", "t.aac", "t.flac"})
    void decodesTheSoundAfterALargePicture(String name) throws Exception {
        byte[] sound = Files.readAllBytes(Ffmpeg.tone(folder.resolve(name), SECONDS));
        isHeard(Files.write(folder.resolve("tagged"), join(tag(6_000_000), sound)));
    }

    @Test
    void decodesTheSoundAmongTwentySubtitleTracks() throws Exception {
        Path subtitles = Files.writeString(folder.resolve("s.srt"), "1\n00:00:01,000 --> 00:00:02,000\nhello\n");
        List<String> arguments = new ArrayList<>(List.of(
                "-f", "lavfi", "-i", "testsrc=d=4:s=64x64:r=5", "-f", "lavfi", "-i", "sine=frequency=300:duration=4"));
        arguments.addAll(List.of("-i", subtitles.toString(), "-map", "0:v", "-map", "1:a"));
        for (int i = 0; i < 20; i++) {
            arguments.addAll(List.of("-map", "2"));
        }
        isHeard(Ffmpeg.make(folder.resolve("subtitles.mkv"), arguments.toArray(String[]::new)));
    }

    @Test
    void decodesOneOfSixtyFourTracks() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=frequency=300:duration=4"));
        for (int i = 0; i < 64; i++) {
            arguments.addAll(List.of("-map", "0:a"));
        }
        isHeard(Ffmpeg.make(folder.resolve("many.mka"), arguments.toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two.mkv", "two.mp4"})
    void decodesTheDefaultTrackAndAnotherOnRequest(String name) throws Exception {
        Path file = Ffmpeg.make(
                folder.resolve(name),
                "-f",
                "lavfi",
                "-i",
                "anullsrc=cl=mono:d=4",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=300:duration=4",
                "-map",
                "0",
                "-map",
                "1",
                "-disposition:a:0",
                "0",
                "-disposition:a:1",
                "default",
                "-metadata:s:a:1",
                "language=rus");
        try (PcmAudio byDefault = decode(file, null);
                PcmAudio first = decode(file, 1);
                PcmAudio second = decode(file, 2)) {
            assertTrue(TimedFiles.loudest(byDefault, 0, 1_000, 2_000) > 0.03);
            assertEquals(0, TimedFiles.loudest(first, 0, 1_000, 2_000), 0.001);
            assertTrue(TimedFiles.loudest(second, 0, 1_000, 2_000) > 0.03);
            Warning told = byDefault.warnings().get(0);
            assertEquals("several_tracks", told.code());
            assertTrue(
                    told.detail().matches(".*2 audio tracks: 1 \\(mono .*, 2 \\(rus, mono .*, default\\).*"),
                    told.detail());
            assertTrue(told.detail().contains("Track 2 was transcribed"), told.detail());
        }
        AudioDecodingFailed third = assertThrows(AudioDecodingFailed.class, () -> decode(file, 3));
        assertEquals(FailureCode.NO_AUDIO_STREAM, third.code());
    }

    @Test
    void decodesTheLouderOfTwoChannelsThatCancelEachOther() throws Exception {
        try (PcmAudio audio = decode(TimedFiles.inverted(folder.resolve("i.wav")), null)) {
            assertTrue(TimedFiles.loudest(audio, 0, 500, 1_000) > 0.05);
            assertEquals("channels_cancel", audio.warnings().get(0).code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stereo|c0=c0|c1=c0", "stereo|c0=c0|c1=0*c0", "stereo|c0=0*c0|c1=0.5*c0"})
    void mixesChannelsThatDoNotCancelEachOther(String pan) throws Exception {
        Path file = Ffmpeg.make(
                folder.resolve("s.wav"), "-f", "lavfi", "-i", "sine=frequency=300:duration=4", "-af", "pan=" + pan);
        try (PcmAudio audio = decode(file, null)) {
            assertTrue(TimedFiles.loudest(audio, 0, 500, 1_000) > 0.02);
            assertEquals(List.of(), audio.warnings());
        }
    }

    private void isHeard(Path file) throws Exception {
        try (PcmAudio audio = decode(file, null)) {
            assertEquals(SECONDS * 1000, audio.durationMs(), 130, "lossy formats add a little");
            assertTrue(TimedFiles.loudest(audio, 0, 1_000, 2_000) > 0.03, "the tone is present");
        }
    }

    /** An ID3v2.4 tag with a picture (id3.org). */
    private static byte[] tag(int pictureBytes) {
        byte[] kind = "\0image/jpeg\0\3\0".getBytes(StandardCharsets.US_ASCII);
        byte[] picture = new byte[pictureBytes];
        Arrays.fill(picture, (byte) 0x55);
        byte[] frame =
                join("APIC".getBytes(StandardCharsets.US_ASCII), syncsafe(kind.length + pictureBytes), new byte[2]);
        byte[] body = join(frame, kind, picture);
        return join("ID3\4\0\0".getBytes(StandardCharsets.US_ASCII), syncsafe(body.length), body);
    }

    private static byte[] syncsafe(int size) {
        return new byte[] {
            (byte) (size >> 21 & 127), (byte) (size >> 14 & 127), (byte) (size >> 7 & 127), (byte) (size & 127)
        };
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private PcmAudio decode(Path file, Integer track) throws IOException, AudioDecodingFailed {
        TestAudioConfig config = TestAudioConfig.with(RealParts.ffmpeg().toString());
        return new FfmpegAudioDecoder(
                        config, DecoderSandbox.none(), folder.resolve("tmp"), new DiskSpace(folder.resolve("tmp"), 0))
                .decode(new DecodeRequest(file, Files.size(file), 0, null, "mix", track), new AbortFlag());
    }
}
