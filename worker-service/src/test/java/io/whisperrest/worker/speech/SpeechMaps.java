package io.whisperrest.worker.speech;

import java.util.Random;

/** Speech probabilities for tests, given as seconds of silence and speech. */
final class SpeechMaps {
    private static final float SPOKEN = 0.9f;
    private static final float SILENT = 0.02f;

    private SpeechMaps() {}

    /** Alternates between silence and speech, starting with silence; durations in seconds. */
    static SpeechMap of(double... seconds) {
        int frames = 0;
        for (double length : seconds) {
            frames += frames(length);
        }
        float[] probabilities = new float[frames];
        int at = 0;
        for (int i = 0; i < seconds.length; i++) {
            for (int end = at + frames(seconds[i]); at < end; at++) {
                probabilities[at] = i % 2 == 0 ? SILENT : SPOKEN;
            }
        }
        return new SpeechMap(probabilities);
    }

    /** Speech and silence of random lengths, with noise on both. */
    static SpeechMap random(Random random, double seconds) {
        float[] probabilities = new float[frames(seconds)];
        boolean spoken = random.nextBoolean();
        int left = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (left-- <= 0) {
                spoken = !spoken;
                left = random.nextInt(spoken ? random.nextInt(5) == 0 ? 3000 : 200 : 150);
            }
            probabilities[i] = spoken ? 0.4f + 0.6f * random.nextFloat() : 0.4f * random.nextFloat();
        }
        return new SpeechMap(probabilities);
    }

    static int frames(double seconds) {
        return (int) Math.round(seconds * 1000 / SpeechMap.FRAME_MS);
    }
}
