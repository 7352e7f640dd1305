package io.whisperrest.worker.asr.whisper;

import io.whisperrest.worker.asr.LanguageGuess;
import java.util.List;
import java.util.stream.IntStream;

/** Probabilities of languages, summed over windows: one odd window does not decide. Not thread-safe. */
final class LanguageVotes {
    private double[] sums = new double[0];

    void add(float[] probabilities) {
        if (sums.length == 0) {
            sums = new double[probabilities.length];
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += probabilities[i];
        }
    }

    /** @param allowed codes to choose from; empty, or none of them known: all. The probability is the share among those allowed. */
    LanguageGuess winner(LibWhisper library, List<String> allowed) {
        int[] candidates = allowed.stream()
                .mapToInt(code -> LanguageCodes.id(library, code))
                .filter(id -> id >= 0 && id < sums.length)
                .toArray();
        if (candidates.length == 0) {
            candidates = IntStream.range(0, sums.length).toArray();
        }
        int best = -1;
        double total = 0;
        for (int candidate : candidates) {
            total += sums[candidate];
            if (best < 0 || sums[candidate] > sums[best]) {
                best = candidate;
            }
        }
        return best < 0 || total <= 0
                ? new LanguageGuess("en", 0)
                : new LanguageGuess(LanguageCodes.code(library, best), sums[best] / total);
    }
}
