package io.whisperrest.worker.speech;

import java.util.ArrayList;
import java.util.List;

/** Speech longer than a window, cut at its weakest frame: there a word is least likely to be torn. */
final class LongSpeech {
    /** Pads of 200 ms on both sides still fit into 28 s. */
    static final int MAX_FRAMES = (int) ((WindowPlanner.MAX_WINDOW_MS - 2 * WindowPlanner.PAD_MS) / SpeechMap.FRAME_MS);
    /** A cut is looked for in the later part only, so windows stay well filled. */
    private static final int MIN_FRAMES = MAX_FRAMES / 2;
    /** A pause is several frames long; a single weak one may lie inside a word. */
    private static final int REACH = 2;

    private LongSpeech() {}

    static List<Speech> cut(Speech speech, float[] probabilities) {
        List<Speech> pieces = new ArrayList<>();
        int from = speech.from();
        while (speech.to() - from > MAX_FRAMES) {
            int cut = weakest(probabilities, from + MIN_FRAMES, Math.min(from + MAX_FRAMES, speech.to() - 1));
            pieces.add(new Speech(from, cut));
            from = cut;
        }
        pieces.add(new Speech(from, speech.to()));
        return pieces;
    }

    /** The frame with the least speech around it; of equals the last. */
    private static int weakest(float[] probabilities, int first, int last) {
        int best = last;
        double least = Double.MAX_VALUE;
        for (int frame = last; frame >= first; frame--) {
            double around = 0;
            for (int i = Math.max(0, frame - REACH); i <= Math.min(probabilities.length - 1, frame + REACH); i++) {
                around += probabilities[i];
            }
            if (around < least) {
                least = around;
                best = frame;
            }
        }
        return best;
    }
}
