package io.whisperrest.worker.asr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Language probabilities, summed over several windows, so that one odd window does not decide. Not thread-safe. */
public final class LanguageVotes {
    private final List<String> allowed;
    private final Map<String, Double> sums = new LinkedHashMap<>();

    /** @param allowed codes to choose from; all languages when it is empty or the model knows none of them */
    public LanguageVotes(List<String> allowed) {
        this.allowed = allowed;
    }

    /** @param evidence of one window that is a single part */
    public void add(LanguageEvidence evidence) {
        for (String language : evidence.among(allowed)) {
            sums.merge(language, evidence.probability(0, language), Double::sum);
        }
    }

    /** The winner with its share among the allowed languages; English with 0 when there was no evidence. */
    public LanguageGuess winner() {
        double total = sums.values().stream().mapToDouble(Double::doubleValue).sum();
        return sums.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> total > 0)
                .map(best -> new LanguageGuess(best.getKey(), best.getValue() / total))
                .orElse(new LanguageGuess("en", 0));
    }
}
