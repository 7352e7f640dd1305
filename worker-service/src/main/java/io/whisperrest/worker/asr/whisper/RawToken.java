package io.whisperrest.worker.asr.whisper;

/**
 * A token as the engine returns it.
 *
 * @param text UTF-8 bytes, possibly only part of a character; empty for a special token
 * @param startMs from the start of the window; meaningless unless token times were requested
 */
record RawToken(int id, byte[] text, float probability, float logProbability, long startMs, long endMs) {

    boolean isText() {
        return text.length > 0;
    }
}
