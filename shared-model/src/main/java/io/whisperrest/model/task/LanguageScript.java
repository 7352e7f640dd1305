package io.whisperrest.model.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The script that a language tag or name requests ({@code zh-TW}, {@code Chinese (Simplified)}, {@code sr-Latn}). Covers languages that
 * are written in two scripts and whose text can be converted between them.
 *
 * <p>A script is spelled like the rest of a BCP 47 tag. Appended to the language code, it gives a tag that requests the same script
 * again.
 */
public final class LanguageScript {
    public static final String SIMPLIFIED = "Hans";
    /** Traditional Chinese in the forms used in Taiwan. */
    public static final String TRADITIONAL = "Hant";

    public static final String HONG_KONG = "Hant-HK";
    public static final String LATIN = "Latn";
    public static final String CYRILLIC = "Cyrl";

    private static final List<String> OF_CHINESE = List.of(SIMPLIFIED, TRADITIONAL, HONG_KONG);
    private static final List<String> OF_SERBIAN = List.of(LATIN, CYRILLIC);

    /** CHS and CHT are the Windows names from before BCP 47. */
    private static final Map<String, Pattern> NAMED = Map.of(
            SIMPLIFIED, words("hans|chs|simplified", "简体|簡體"),
            TRADITIONAL, words("hant|cht|traditional", "繁体|繁體"),
            LATIN, words("latn|latin|latinica", "латиница"),
            CYRILLIC, words("cyrl|cyrillic|ćirilica|cirilica", "ћирилица"));

    private static final Pattern DASHES = Pattern.compile("^[\\s\\p{Pd}/]+|[\\s\\p{Pd}/]+$");
    /** {@code Hong Kong SAR China} and {@code Taiwan, Province of China} contain "China" too. */
    private static final Pattern OF_HONG_KONG = words("hk|mo|hong kong|macau|macao", "香港|澳門|澳门");

    private static final Pattern OF_TAIWAN = words("tw|taiwan", "台灣|臺灣|台湾");
    private static final Pattern OF_CHINA = words("cn|sg|my|china|singapore|malaysia", "中国|中國|新加坡");

    private LanguageScript() {}

    /** @param anywhere words that also match as part of a longer word, because Chinese has no spaces */
    private static Pattern words(String whole, String anywhere) {
        return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:" + whole + ")(?![\\p{L}\\p{N}])|" + anywhere);
    }

    /** The scripts that can be requested for a language; empty when its text stays as the model writes it. */
    public static List<String> of(String language) {
        return switch (language) {
            case "zh", "yue" -> OF_CHINESE;
            case "sr", "bs" -> OF_SERBIAN;
            default -> List.of();
        };
    }

    /**
     * The script requested for a language.
     *
     * @param scripts at most one per language, separated by commas; null = none
     * @return null = as the model writes
     */
    public static String in(String scripts, String language) {
        return scripts == null || language == null
                ? null
                : Stream.of(scripts.split(","))
                        .filter(of(language)::contains)
                        .findFirst()
                        .orElse(null);
    }

    /** The tag of a language in its requested script; only the code when none of the scripts belongs to that language. */
    public static String tag(String language, String scripts) {
        String script = in(scripts, language);
        return script == null ? language : language + "-" + script;
    }

    /**
     * Tags that request these scripts, whatever languages are spoken.
     *
     * @param scripts as read by {@link #in}, not null
     */
    public static List<String> tags(String scripts) {
        return Stream.of("zh", "sr")
                .filter(language -> in(scripts, language) != null)
                .map(language -> tag(language, scripts))
                .toList();
    }

    /** Joins scripts in the form that {@link #in} reads; null = none. Two scripts of the same language leave the choice to the model. */
    static String joined(Set<String> scripts) {
        String joined = Stream.of(OF_CHINESE, OF_SERBIAN)
                .map(all -> all.stream().filter(scripts::contains).toList())
                .filter(asked -> asked.size() == 1)
                .map(asked -> asked.get(0))
                .collect(Collectors.joining(","));
        return joined.isEmpty() ? null : joined;
    }

    /**
     * @param language code
     * @param written as the caller spells it
     * @return empty when it does not name a script
     */
    static Optional<String> asked(String language, String written) {
        String named = named(written).orElse(null);
        String regional = regional(written);
        String script = named == null || named.equals(TRADITIONAL) && HONG_KONG.equals(regional) ? regional : named;
        return Optional.ofNullable(script).filter(of(language)::contains);
    }

    /** The text without the name of a script: {@code Serbian} for {@code Serbian Latin}, empty for {@code Traditional}. */
    static String withoutName(String written) {
        return named(written)
                .map(script -> NAMED.get(script).matcher(written).replaceAll(""))
                .map(rest -> DASHES.matcher(rest).replaceAll(""))
                .orElse(written);
    }

    private static Optional<String> named(String written) {
        return Stream.of(SIMPLIFIED, TRADITIONAL, LATIN, CYRILLIC)
                .filter(script -> NAMED.get(script).matcher(written).find())
                .findFirst();
    }

    private static String regional(String written) {
        if (OF_HONG_KONG.matcher(written).find()) {
            return HONG_KONG;
        }
        if (OF_TAIWAN.matcher(written).find()) {
            return TRADITIONAL;
        }
        return OF_CHINA.matcher(written).find() ? SIMPLIFIED : null;
    }
}
