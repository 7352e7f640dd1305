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

    private double share(long fromMs, long toMs) {
        int from = (int) Math.max(0, fromMs / SpeechMap.FRAME_MS);
        int to = (int) Math.min(probabilities.length, toMs / SpeechMap.FRAME_MS + 1);
        int speech = 0;
        for (int i = from; i < to; i++) {
            speech += probabilities[i] >= SPEECH ? 1 : 0;
        }
        return to <= from ? 0 : (double) speech / (to - from);
    }
}
