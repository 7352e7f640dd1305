package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void readsTheFirstAudioStreamAndIgnoresTheOutput() {
        DecoderReport report = new DecoderReport();
        report.line("Input #0, mov,mp4, from 'x':");
        report.line("  Stream #0:0[0x1](und): Video: h264 (High), yuv420p, 1920x1080, 25 fps");
        report.line("  Stream #0:1[0x2](eng): Audio: aac (LC) (mp4a / 0x6134706D), 48000 Hz, stereo, fltp, 128 kb/s");
        report.line("Stream mapping:");
        report.line("  Stream #0:0: Audio: pcm_s16le, 16000 Hz, mono, s16, 256 kb/s");

        assertTrue(report.hasAudio());
        assertEquals(2, report.channels());
        assertNull(report.violation());
    }

    @Test
    void refusesTooManyChannelsStreamsOrTooHighARate() {
        DecoderReport channels = new DecoderReport();
        channels.line("Input #0, wav, from 'x':");
        channels.line("  Stream #0:0: Audio: pcm_s16le, 48000 Hz, 9 channels, s16");
        DecoderReport rate = new DecoderReport();
        rate.line("Input #0, wav, from 'x':");
        rate.line("  Stream #0:0: Audio: pcm_s16le, 192001 Hz, mono, s16");

        assertNotNull(channels.violation());
        assertNotNull(rate.violation());
    }

    @Test
    void knowsWhichVersionsOfFfmpegMayBeUsed() {
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
