package io.whisperrest.worker.asr;

/**
 * A part of a window.
 *
 * @param startMs from the start of the window
 * @param endMs after {@code startMs}
 */
public record Part(long startMs, long endMs) {

    public long lengthMs() {
        return endMs - startMs;
    }
}
