package io.whisperrest.worker.speech;

import java.util.ArrayList;
import java.util.List;

/** Cuts long speech at its weakest frame, where a cut is least likely to split a word. */
final class LongSpeech {
    /** Speech per window: with 200 ms of padding on both sides it still fits into 28 s. */
    static final int WINDOW_FRAMES =
            (int) ((WindowPlanner.MAX_WINDOW_MS - 2 * WindowPlanner.PAD_MS) / SpeechMap.FRAME_MS);
    /** A pause is several frames long; a single weak frame may be inside a word. */
    private static final int REACH = 2;

    private LongSpeech() {}

    /** Pieces of at most {@code maxFrames}. Cuts are made in the later half only, so that pieces stay well filled. */
    static List<Speech> cut(Speech speech, float[] probabilities, int maxFrames) {
        List<Speech> pieces = new ArrayList<>();
        int from = speech.from();
        while (speech.to() - from > maxFrames) {
            int cut = weakest(probabilities, from + maxFrames / 2, Math.min(from + maxFrames, speech.to() - 1));
            pieces.add(new Speech(from, cut));
            from = cut;
        }
        pieces.add(new Speech(from, speech.to()));
        return pieces;
    }

    /** The frame with the least speech around it; the last one among equals. */
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
