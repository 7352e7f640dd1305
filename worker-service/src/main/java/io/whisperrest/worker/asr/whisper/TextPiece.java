package io.whisperrest.worker.asr.whisper;

/**
 * The complete characters of one token, with its times and probability.
 *
 * @param text may be empty when a later token completes the character
 */
record TextPiece(String text, long startMs, long endMs, float probability) {

    /** True when it contains letters or digits, which are audible. */
    boolean isSpoken() {
        return isSpoken(text);
    }

    static boolean isSpoken(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    boolean startsWithSpace() {
        return !text.isEmpty() && Character.isWhitespace(text.charAt(0));
    }
}
