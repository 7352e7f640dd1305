package io.whisperrest.worker.audio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the decoder may do with a stranger's file. */
@ConfigMapping(prefix = "audio")
public interface AudioConfig {
    /** Name on PATH, or a path. */
    @WithDefault("ffmpeg")
    String ffmpeg();

    /** The decoder and all its children are killed after that. */
    @WithDefault("10M")
    Duration decodeTimeout();

    @WithDefault("6H")
    Duration maxDuration();

    /** Most decoded bytes for each uploaded one; 254 is the highest honest figure measured. */
    @WithDefault("400")
    int maxExpansion();

    /** Path of the Silero speech detector, {@code silero_vad_16k_sequence.onnx}. */
    @WithDefault(".runtime/silero_vad_16k_sequence.onnx")
    String speechModel();
}
