package io.whisperrest.worker.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Probabilities to regions of speech, with the detector's own usual rules: speech begins at 0.5, goes on above 0.35, ends after 300 ms
 * below that, and counts from 250 ms on.
 */
final class SpeechRegions {
    static final float BEGINS = 0.5f;
    static final float GOES_ON = 0.35f;
    private static final int MIN_SPEECH_MS = 250;
    private static final int MIN_SILENCE_MS = 300;

    private static final int MIN_SPEECH_FRAMES = ceil(MIN_SPEECH_MS);
    private static final int MIN_SILENCE_FRAMES = ceil(MIN_SILENCE_MS);

    private SpeechRegions() {}

    private static int ceil(int ms) {
        return (ms + SpeechMap.FRAME_MS - 1) / SpeechMap.FRAME_MS;
    }

    /** In order, at least {@code MIN_SILENCE_MS} apart. */
    static List<Speech> of(float[] probabilities) {
        List<Speech> regions = new ArrayList<>();
        int from = -1;
        int quietFrom = -1;
        for (int frame = 0; frame < probabilities.length; frame++) {
            float probability = probabilities[frame];
            if (from < 0) {
                if (probability >= BEGINS) {
                    from = frame;
                    quietFrom = -1;
                }
            } else if (probability >= GOES_ON) {
                quietFrom = -1;
            } else {
                quietFrom = quietFrom < 0 ? frame : quietFrom;
                if (frame + 1 - quietFrom >= MIN_SILENCE_FRAMES) {
                    add(regions, from, quietFrom);
                    from = -1;
                }
            }
        }
        if (from >= 0) {
            add(regions, from, quietFrom < 0 ? probabilities.length : quietFrom);
        }
        return regions;
    }

    private static void add(List<Speech> regions, int from, int to) {
        if (to - from >= MIN_SPEECH_FRAMES) {
            regions.add(new Speech(from, to));
        }
    }
}
