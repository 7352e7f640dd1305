package io.whisperrest.api.openai;

import io.whisperrest.api.error.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Which timestamps {@code verbose_json} contains. The other formats have none and ignore the value, as OpenAI does. */
record Granularities(boolean segments, boolean words) {
    private static final String SEGMENT = "segment";
    private static final String WORD = "word";

    static final Granularities NONE_ASKED = new Granularities(true, false);

    /**
     * @param sent values as clients send them: one per field, comma-separated, a JSON list, or empty; null = none
     * @throws io.whisperrest.api.error.ApiProblem 400 {@code unsupported_value}
     */
    static Granularities read(List<String> sent) {
        Set<String> wanted = new TreeSet<>();
        for (String value : sent == null ? List.<String>of() : sent) {
            for (String one : value.toLowerCase(Locale.ROOT).split("[\\[\\]\"',\\s]+")) {
                wanted.add(one);
            }
        }
        wanted.remove("");
        if (!Set.of(SEGMENT, WORD).containsAll(wanted)) {
            throw Problems.of(400, "unsupported_value", "Granularities are segment and word.")
                    .with("param", "timestamp_granularities");
        }
        return new Granularities(wanted.isEmpty() || wanted.contains(SEGMENT), wanted.contains(WORD));
    }
}
