package io.whisperrest.worker.audio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits and paths of the decoder, which reads untrusted files. */
@ConfigMapping(prefix = "audio")
public interface AudioConfig {
    /** Name on PATH, or a path. */
    @WithDefault("ffmpeg")
    String ffmpeg();

    /** Time after which the decoder and all its child processes are killed. */
    @WithDefault("10M")
    Duration decodeTimeout();

    @WithDefault("6H")
    Duration maxDuration();

    /** Largest number of decoded bytes per uploaded byte. The highest value measured on a genuine file is 254. */
    @WithDefault("400")
    int maxExpansion();

    /** Path of the Silero speech detector, {@code silero_vad_16k_sequence.onnx}. */
    @WithDefault(".runtime/silero_vad_16k_sequence.onnx")
    String speechModel();
}
