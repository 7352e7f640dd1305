package io.whisperrest.worker.asr;

import java.util.List;

/**
 * How likely each language is in each part of a window.
 *
 * @param languages codes, in the order of the columns
 * @param probabilities one row for each part; the values of a row are 0–1 and sum to 1
 */
public record LanguageEvidence(List<String> languages, List<float[]> probabilities) {

    /** Probability of the language; 0 when the model does not know it. */
    double probability(int part, String language) {
        int column = languages.indexOf(language);
        return column < 0 ? 0 : probabilities.get(part)[column];
    }

    /** The languages that are also in the list; all of them when the list is empty or none matches. */
    public List<String> among(List<String> allowed) {
        List<String> left = languages.stream().filter(allowed::contains).toList();
        return left.isEmpty() ? languages : left;
    }
}
