package io.whisperrest.worker.audio;

import java.time.Duration;

/** Settings of a decoder under test. */
public record TestAudioConfig(
        String ffmpeg, Duration decodeTimeout, Duration maxDuration, int maxExpansion, String speechModel)
        implements AudioConfig {

    public static TestAudioConfig with(String ffmpeg) {
        return new TestAudioConfig(ffmpeg, Duration.ofMinutes(1), Duration.ofHours(6), 400, "");
    }

    TestAudioConfig timeout(Duration timeout) {
        return new TestAudioConfig(ffmpeg, timeout, maxDuration, maxExpansion, speechModel);
    }

    TestAudioConfig atMost(Duration duration) {
        return new TestAudioConfig(ffmpeg, decodeTimeout, duration, maxExpansion, speechModel);
    }
}
