package io.whisperrest.worker.speech;

/**
 * Speech probabilities of one track.
 *
 * @param probabilities 0–1, one per {@link #FRAME_MS} of audio; the last frame is padded
 */
public record SpeechMap(float[] probabilities) {
    public static final int FRAME_MS = 32;
}
