package io.whisperrest.worker.audio;

import java.io.IOException;
import java.nio.file.Path;

/** Creates files with sounds at known times, and finds sounds in decoded audio. */
final class TimedFiles {
    private static final float LOUD = 0.03f;

    private TimedFiles() {}

    /** A tone of 4 s whose second half comes that many seconds later. */
    static Path gap(Path output, long seconds) throws IOException, InterruptedException {
        return Ffmpeg.make(
                output,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=300:duration=4",
                "-af",
                "asetpts='if(gte(T,2),PTS+" + seconds + "/TB,PTS)'",
                "-c:a",
                "libopus",
                "-ar",
                "48000");
    }

    /** 8 s of video, and a tone of 2 s that begins after 4.9 s. */
    static Path late(Path output) throws IOException, InterruptedException {
        return withVideo(output, "0", "4.9");
    }

    static Path withVideo(Path output, String videoAt, String soundAt) throws IOException, InterruptedException {
        return Ffmpeg.make(
                output,
                "-itsoffset",
                videoAt,
                "-f",
                "lavfi",
                "-i",
                "testsrc=d=8:s=64x64:r=5",
                "-itsoffset",
                soundAt,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=300:duration=2",
                "-map",
                "0:v",
                "-map",
                "1:a");
    }

    static Path inverted(Path output) throws IOException, InterruptedException {
        return Ffmpeg.make(
                output, "-f", "lavfi", "-i", "sine=frequency=300:duration=2", "-af", "pan=stereo|c0=c0|c1=-1*c0");
    }

    /** Start of the first sound at or after a time, in ms. */
    static long onset(PcmAudio audio, long fromMs) {
        for (long ms = fromMs; ms < audio.durationMs(); ms += 10) {
            if (loudest(audio, 0, ms, ms + 10) > LOUD) {
                return ms;
            }
        }
        throw new AssertionError("no sound after " + fromMs + " ms");
    }

    static float loudest(PcmAudio audio, int track, long fromMs, long toMs) {
        float loudest = 0;
        for (float sample : audio.read(track, fromMs, toMs)) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }
}
