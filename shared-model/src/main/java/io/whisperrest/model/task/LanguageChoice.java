package io.whisperrest.model.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of a caller's {@code language}: one language, several that a recording mixes, or any.
 *
 * @param language null = each stretch in its own language
 * @param languages allowed languages; empty = all
 * @param script requested scripts, as read by {@link LanguageScript#in}: of Chinese, of Serbian, or {@code Hant,Latn} for one of each;
 *     null = as the model writes
 */
public record LanguageChoice(String language, List<String> languages, String script) {
    /** Values that programs send when their user chose nothing, and the ISO 639-2 code for "undetermined". */
    private static final Set<String> ANY =
            Set.of("", "auto", "automatic", "auto-detect", "autodetect", "detect", "null", "undefined", "none", "und");
    /** Includes the ISO 639-2 code for "multiple languages". */
    private static final Set<String> MIXED = Set.of("multi", "multilingual", "mixed", "mul");

    /** A comma that separates languages, but not one inside {@code Chinese (Traditional, Taiwan)}. */
    private static final String BETWEEN = ",(?![^(（]*[)）])";

    /** @return empty when a part of it is not a language that the model knows */
    public static Optional<LanguageChoice> of(String written) {
        List<String> codes = new ArrayList<>();
        Set<String> scripts = new HashSet<>();
        boolean any = false;
        for (String part : (written == null ? "" : written).split(BETWEEN)) {
            String word = part.strip().toLowerCase(Locale.ROOT).replace('_', '-');
            if (ANY.contains(word) || MIXED.contains(word)) {
                any |= !word.isEmpty();
                continue;
            }
            Optional<String> code = Languages.fold(part).or(() -> written(part, codes));
            if (code.isEmpty()) {
                return Optional.empty();
            }
            codes.add(code.get());
            LanguageScript.asked(code.get(), part).ifPresent(scripts::add);
        }
        String script = LanguageScript.joined(scripts);
        List<String> distinct = any ? List.of() : codes.stream().distinct().toList();
        return Optional.of(
                distinct.size() == 1
                        ? new LanguageChoice(distinct.get(0), List.of(), script)
                        : new LanguageChoice(null, distinct, script));
    }

    /** The script in {@code Serbian Latin}. The second part of {@code Chinese, Traditional} refers to the language before it. */
    private static Optional<String> written(String part, List<String> before) {
        String name = LanguageScript.withoutName(part);
        Optional<String> code =
                name.isEmpty() && !before.isEmpty() ? Optional.of(before.get(before.size() - 1)) : Languages.fold(name);
        return code.filter(language -> LanguageScript.asked(language, part).isPresent());
    }
}
