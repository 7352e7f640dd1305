package io.whisperrest.worker.asr.whisper;

import com.sun.jna.Pointer;
import java.util.Arrays;

/** Forces a decoder to end its text. Thread-safe. */
final class EndOfText {
    private final float[] logits;

    /**
     * @param vocabulary number of tokens in the model
     * @param endOfText id of the end-of-text token
     */
    EndOfText(int vocabulary, int endOfText) {
        logits = new float[vocabulary];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        logits[endOfText] = 0;
    }

    void force(Pointer decoderLogits) {
        decoderLogits.write(0, logits, 0, logits.length);
    }
}
