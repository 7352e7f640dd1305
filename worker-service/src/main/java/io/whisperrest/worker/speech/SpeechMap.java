package io.whisperrest.worker.speech;

/**
 * How likely each frame of one track holds speech.
 *
 * @param probabilities 0–1, one for each {@link #FRAME_MS} of sound, the last frame padded
 */
public record SpeechMap(float[] probabilities) {
    public static final int FRAME_MS = 32;
}
