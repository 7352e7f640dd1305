package io.whisperrest.worker.asr;

import io.whisperrest.worker.speech.SpeechMap;

/** The detected speech in a stretch of one track. */
final class SpeechIn {
    private static final float SPEECH = 0.5f;
    /** Accuracy of the engine's timestamps. */
    private static final long ROUGH_MS = 300;
    /** Share of speech below which a stretch counts as silent for phrases that are invented more often than said. */
    private static final double HARDLY_ANY = 0.2;

    private static final double MOSTLY = 0.5;

    private final float[] probabilities;

    SpeechIn(SpeechMap map) {
        this.probabilities = map.probabilities();
    }

    /** True when neither the stretch nor its surroundings contain speech. Times from the first decoded sample. */
    boolean isSilent(long fromMs, long toMs) {
        return share(fromMs - ROUGH_MS, toMs + ROUGH_MS) == 0;
    }

    /** True when most of the stretch is speech; on this the detector is more reliable than a doubtful engine. */
    boolean isMostlySpoken(long fromMs, long toMs) {
        return share(fromMs, toMs) >= MOSTLY;
    }

    boolean isHardlySpoken(long fromMs, long toMs) {
        return share(fromMs, toMs) < HARDLY_ANY;
    }

    /** Duration of speech in a stretch, in ms. */
    long milliseconds(long fromMs, long toMs) {
        return (long) frames(fromMs, toMs) * SpeechMap.FRAME_MS;
    }

    private double share(long fromMs, long toMs) {
        int all = last(toMs) - first(fromMs);
        return all <= 0 ? 0 : (double) frames(fromMs, toMs) / all;
    }

    private int frames(long fromMs, long toMs) {
        int speech = 0;
        for (int i = first(fromMs); i < last(toMs); i++) {
            speech += probabilities[i] >= SPEECH ? 1 : 0;
        }
        return speech;
    }

    private int first(long ms) {
        return (int) Math.max(0, ms / SpeechMap.FRAME_MS);
    }

    private int last(long ms) {
        return (int) Math.min(probabilities.length, ms / SpeechMap.FRAME_MS + 1);
    }
}
