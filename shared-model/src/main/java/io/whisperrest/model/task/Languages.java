package io.whisperrest.model.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages Whisper was trained on, and the ways people write them. */
public final class Languages {
    /** Other names of the same language; the first group are former or parallel codes, the second names Whisper knows. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("jv", "jw"),
            Map.entry("iw", "he"),
            Map.entry("in", "id"),
            Map.entry("ji", "yi"),
            Map.entry("nb", "no"),
            Map.entry("fil", "tl"),
            Map.entry("cmn", "zh"),
            Map.entry("burmese", "my"),
            Map.entry("valencian", "ca"),
            Map.entry("flemish", "nl"),
            Map.entry("haitian", "ht"),
            Map.entry("letzeburgesch", "lb"),
            Map.entry("pushto", "ps"),
            Map.entry("panjabi", "pa"),
            Map.entry("moldavian", "ro"),
            Map.entry("moldovan", "ro"),
            Map.entry("sinhalese", "si"),
            Map.entry("castilian", "es"),
            Map.entry("mandarin", "zh"));

    private static final List<Language> ALL = read();
    private static final Map<String, String> CODES = codes();

    private Languages() {}

    /** All of them, by code. */
    public static List<Language> all() {
        return ALL;
    }

    /**
     * The code of a language written as a code, with or without region ({@code pt}, {@code pt-BR}, {@code zh_Hans_CN}), or as
     * its English name, in any case.
     *
     * @return empty when it is none of ours; {@code auto} is none
     */
    public static Optional<String> fold(String written) {
        String folded = written.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        String whole = CODES.get(folded);
        if (whole != null) {
            return Optional.of(whole);
        }
        int region = folded.indexOf('-');
        boolean isTag = folded.matches("[a-z]{2,3}(-[a-z0-9]{2,8})+");
        return isTag ? Optional.ofNullable(CODES.get(folded.substring(0, region))) : Optional.empty();
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>(ALIASES);
        for (Language language : ALL) {
            codes.put(language.code(), language.code());
            codes.put(language.name().toLowerCase(Locale.ROOT), language.code());
        }
        return Map.copyOf(codes);
    }

    private static List<Language> read() {
        try (InputStream in = Languages.class.getResourceAsStream("/languages.tsv")) {
            List<Language> languages = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] columns = line.split("\t");
                languages.add(new Language(columns[0], columns[1], columns[2]));
            }
            return List.copyOf(languages);
        } catch (IOException e) {
            throw new IllegalStateException("the list of languages cannot be read", e);
        }
    }
}
