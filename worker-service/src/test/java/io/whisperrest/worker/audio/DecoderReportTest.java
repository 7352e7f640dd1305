package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.task.FailureCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderReportTest {

    @ParameterizedTest
    @CsvSource({
        "mono, 1",
        "stereo, 2",
        "5.1(side), 6",
        "7.1, 8",
        "quad(side), 4",
        "12 channels, 12",
        "3 channels (FL+FR+LFE), 3",
        "22.2, 24",
        "octagonal, 8",
        "nonsense, 0"
    })
    void countsTheChannelsOfALayout(String layout, int channels) {
        assertEquals(channels, DecoderReport.channelsOf(layout));
    }

    @Test
    void listsTheAudioTracksOfTheInputAndIgnoresTheOutput() {
        DecoderReport report = new DecoderReport();
        report.line("Input #0, mov,mp4, from 'x':");
        report.line("  Stream #0:0[0x1](und): Video: h264 (High), yuv420p, 1920x1080, 25 fps (default)");
        report.line("  Stream #0:1[0x2](eng): Audio: aac (LC) (mp4a / 0x6134706D), 48000 Hz, stereo, fltp, 128 kb/s");
        report.line("  Stream #0:2: Audio: ac3, 44100 Hz, 5.1(side), fltp, 448 kb/s (default)");
        report.line("Stream mapping:");
        report.line("  Stream #0:0: Audio: pcm_s16le, 16000 Hz, mono, s16, 256 kb/s");

        assertEquals(
                List.of(
                        new AudioTrack(1, "aac", 2, 48_000, "eng", false),
                        new AudioTrack(2, "ac3", 6, 44_100, "", true)),
                report.tracks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bwrap: Creating new namespace failed: Resource temporarily unavailable",
                "unshare: unshare failed: Operation not permitted",
                "prlimit: failed to execute /opt/ffmpeg: No such file or directory",
                "setpriv: failed to execute perl: No such file or directory",
                "Landlock: not available: Function not implemented"
            })
    void aSandboxThatCannotStartIsNotTheFilesFault(String line) {
        DecoderReport report = new DecoderReport();
        report.line(line);
        assertEquals(FailureCode.INTERNAL, report.codeOfNothing(false));
        DecoderReport begun = new DecoderReport();
        begun.line("Input #0, mov,mp4, from 'x':");
        begun.line(line);
        assertEquals(FailureCode.NO_AUDIO_STREAM, begun.codeOfNothing(false));
    }

    @Test
    void readsTheDurationDeclaredByTheContainer() {
        DecoderReport report = new DecoderReport();
        report.line("  Duration: 09:09:09.09, of something before");
        report.line("Input #0, mov,mp4, from 'x':");
        assertNull(report.declaredMs());
        report.line("  Duration: N/A, start: 0.000000, bitrate: N/A");
        assertNull(report.declaredMs());
        report.line("  Duration: 01:02:03.45, start: 0.000000, bitrate: 64 kb/s");
        assertEquals(3_723_450, report.declaredMs());
    }

    @Test
    void choosesTheDefaultTrackUnlessOneIsRequested() throws Exception {
        AudioTrack first = new AudioTrack(0, "aac", 2, 48_000, "", false);
        AudioTrack unknown = new AudioTrack(1, "none", 0, 0, "", true);
        AudioTrack second = new AudioTrack(3, "ac3", 6, 48_000, "rus", true);
        assertEquals(second, AudioTrack.choose(List.of(first, unknown, second), null));
        assertEquals(first, AudioTrack.choose(List.of(first), null));
        assertEquals(first, AudioTrack.choose(List.of(first, second), 1));
        assertThrows(AudioDecodingFailed.class, () -> AudioTrack.choose(List.of(first, second), 3));
    }

    @Test
    void rejectsFilesThatCostTooMuchToDecode() {
        assertThrows(
                AudioDecodingFailed.class, () -> new AudioTrack(0, "pcm", 9, 48_000, "", false).requireAffordable());
        assertThrows(
                AudioDecodingFailed.class, () -> new AudioTrack(0, "pcm", 1, 192_001, "", false).requireAffordable());
    }

    @Test
    void knowsTheUsableVersionsOfFfmpeg() {
        assertNull(FfmpegVersion.parse("sox 14"));
        assertTrue(
                FfmpegVersion.parse("ffmpeg version 5.1.9-0+deb12u1 Copyright").isTooOld());
        assertTrue(FfmpegVersion.parse("ffmpeg version 6.0 Copyright").hasKnownHoles());
        assertTrue(FfmpegVersion.parse("ffmpeg version n8.1.2 Copyright").hasKnownHoles());
        assertFalse(FfmpegVersion.parse("ffmpeg version 8.1.3 Copyright").hasKnownHoles());
        assertFalse(FfmpegVersion.parse("ffmpeg version n9.0.2-17-g2a571b6068 Copyright")
                .hasKnownHoles());
        assertFalse(
                FfmpegVersion.parse("ffmpeg version N-118000-gabcdef Copyright").isTooOld());
    }
}
