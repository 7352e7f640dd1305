package io.whisperrest.worker.asr;

import io.whisperrest.worker.speech.SpeechMap;

/** What the speech detector saw in a stretch of one track. */
final class SpeechIn {
    private static final float SPEECH = 0.5f;
    /** The engine's time stamps are this rough. */
    private static final long ROUGH_MS = 300;
    /** Less speech than this share of a stretch is none, for phrases that are invented more often than said. */
    private static final double HARDLY_ANY = 0.2;

    private final float[] probabilities;

    SpeechIn(SpeechMap map) {
        this.probabilities = map.probabilities();
    }

    /** True when no frame of the stretch, nor near it, holds speech. Times from the first decoded sample. */
    boolean isSilent(long fromMs, long toMs) {
        return share(fromMs - ROUGH_MS, toMs + ROUGH_MS) == 0;
    }

    boolean isHardlySpoken(long fromMs, long toMs) {
        return share(fromMs, toMs) < HARDLY_ANY;
    }

    /** How much of a stretch is speech. */
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
