package io.whisperrest.worker.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Converts probabilities to regions of speech with the detector's default rules: speech begins at 0.5, continues above 0.35, ends after
 * 300 ms below that, and counts from 250 ms on. A short word may stay below 250 ms; it counts from 96 ms on where the detector is sure.
 */
final class SpeechRegions {
    static final float BEGINS = 0.5f;
    static final float GOES_ON = 0.35f;
    private static final int MIN_SPEECH_MS = 250;
    private static final int MIN_SILENCE_MS = 300;
    /**
     * Spoken digits and "yes", "нет", "да" give 190 to 250 ms, at up to 1.0. Music, noise and signal tones give at most 128 ms, at up
     * to 0.74.
     */
    private static final int MIN_SURE_SPEECH_MS = 96;

    private static final float SURE = 0.9f;

    private static final int MIN_SPEECH_FRAMES = ceil(MIN_SPEECH_MS);
    private static final int MIN_SURE_SPEECH_FRAMES = ceil(MIN_SURE_SPEECH_MS);
    private static final int MIN_SILENCE_FRAMES = ceil(MIN_SILENCE_MS);

    private SpeechRegions() {}

    private static int ceil(int ms) {
        return (ms + SpeechMap.FRAME_MS - 1) / SpeechMap.FRAME_MS;
    }

    /** Regions in order, at least {@code MIN_SILENCE_MS} apart. */
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
                    add(regions, probabilities, from, quietFrom);
                    from = -1;
                }
            }
        }
        if (from >= 0) {
            add(regions, probabilities, from, quietFrom < 0 ? probabilities.length : quietFrom);
        }
        return regions;
    }

    private static void add(List<Speech> regions, float[] probabilities, int from, int to) {
        if (to - from >= MIN_SPEECH_FRAMES || to - from >= MIN_SURE_SPEECH_FRAMES && isSure(probabilities, from, to)) {
            regions.add(new Speech(from, to));
        }
    }

    private static boolean isSure(float[] probabilities, int from, int to) {
        for (int frame = from; frame < to; frame++) {
            if (probabilities[frame] >= SURE) {
                return true;
            }
        }
        return false;
    }
}
