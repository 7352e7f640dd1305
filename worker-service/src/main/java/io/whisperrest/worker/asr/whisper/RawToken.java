package io.whisperrest.worker.asr.whisper;

/**
 * A token as the engine gave it.
 *
 * @param text UTF-8 bytes, perhaps only part of a character; empty for a special token
 * @param startMs from the start of the window; meaningless when no token times were asked for
 */
record RawToken(int id, byte[] text, float probability, float logProbability, long startMs, long endMs) {

    boolean isText() {
        return text.length > 0;
    }
}
