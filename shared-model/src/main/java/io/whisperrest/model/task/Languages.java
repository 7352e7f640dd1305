package io.whisperrest.model.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The languages that Whisper was trained on, and the ways people write their names. */
public final class Languages {
    private static final Pattern TAG = Pattern.compile("([a-z]{2,3})(-[a-z0-9]{1,8})+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+|[ʻʼ‘’']");
    private static final Pattern REMARK = Pattern.compile("\\s*[(（].*[)）]$");

    private static final List<Language> ALL = new ArrayList<>();
    /** Codes by every folded code and name. */
    private static final Map<String, String> CODES = new HashMap<>();

    static {
        read();
    }

    private Languages() {}

    /** All languages, ordered by code. */
    public static List<Language> all() {
        return List.copyOf(ALL);
    }

    /**
     * The code of a language written as an ISO 639-1, 639-2 or 639-3 code, with or without script and region ({@code pt}, {@code deu},
     * {@code pt-BR}, {@code zh_Hans_CN}), or by its English or native name. Case and accents are ignored.
     *
     * @return empty when the model does not know it; {@code auto} is not a language
     */
    public static Optional<String> fold(String written) {
        String folded = folded(written);
        String whole = CODES.get(folded);
        if (whole != null) {
            return Optional.of(whole);
        }
        var tag = TAG.matcher(folded);
        String base = tag.matches() ? tag.group(1) : REMARK.matcher(folded).replaceFirst("");
        return Optional.ofNullable(CODES.get(base));
    }

    /** The English name of a code; an unknown code is returned unchanged. */
    public static String name(String code) {
        return ALL.stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .map(Language::name)
                .orElse(code);
    }

    private static String folded(String written) {
        String plain = Normalizer.normalize(written.strip(), Normalizer.Form.NFKD);
        return MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Columns: code, English name, native name, other codes and names separated by commas. */
    private static void read() {
        try (InputStream in = Languages.class.getResourceAsStream("/languages.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] columns = line.split("\t");
                ALL.add(new Language(columns[0], columns[1], columns[2], LanguageScript.of(columns[0])));
                for (String spelling : String.join(",", columns).split("[,\t]")) {
                    String other = CODES.put(folded(spelling), columns[0]);
                    if (other != null && !other.equals(columns[0])) {
                        throw new IllegalStateException("'" + spelling + "' is the name of two languages");
                    }
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("the list of languages cannot be read", e);
        }
    }
}
