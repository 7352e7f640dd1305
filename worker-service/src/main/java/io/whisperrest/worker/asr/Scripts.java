package io.whisperrest.worker.asr;

import static java.lang.Character.UnicodeScript.ARABIC;
import static java.lang.Character.UnicodeScript.CYRILLIC;
import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.HANGUL;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.KATAKANA;
import static java.lang.Character.UnicodeScript.LATIN;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The scripts of each language, for noticing text in a language other than the requested one. */
final class Scripts {
    /** Fewer letters than this may be just a name. */
    private static final int ENOUGH_LETTERS = 12;

    private static final double MIN_SHARE = 0.7;
    private static final Map<String, Set<UnicodeScript>> OF_LANGUAGE = new HashMap<>();

    static {
        put(Set.of(CYRILLIC), "ru uk be bg mk kk mn tg tt ba");
        put(Set.of(CYRILLIC, LATIN), "sr bs uz az tk");
        put(Set.of(ARABIC), "ar fa ur ps sd");
        put(Set.of(HAN, HIRAGANA, KATAKANA), "ja");
        put(Set.of(HAN), "zh yue");
        put(Set.of(HANGUL, HAN), "ko");
        put(Set.of(UnicodeScript.GREEK), "el");
        put(Set.of(UnicodeScript.HEBREW), "he yi");
        put(Set.of(UnicodeScript.ARMENIAN), "hy");
        put(Set.of(UnicodeScript.GEORGIAN), "ka");
        put(Set.of(UnicodeScript.THAI), "th");
        put(Set.of(UnicodeScript.LAO), "lo");
        put(Set.of(UnicodeScript.MYANMAR), "my");
        put(Set.of(UnicodeScript.KHMER), "km");
        put(Set.of(UnicodeScript.TIBETAN), "bo");
        put(Set.of(UnicodeScript.ETHIOPIC), "am");
        put(Set.of(UnicodeScript.DEVANAGARI), "hi mr ne sa");
        put(Set.of(UnicodeScript.BENGALI), "bn as");
        put(Set.of(UnicodeScript.GURMUKHI, ARABIC), "pa");
        put(Set.of(UnicodeScript.GUJARATI), "gu");
        put(Set.of(UnicodeScript.TAMIL), "ta");
        put(Set.of(UnicodeScript.TELUGU), "te");
        put(Set.of(UnicodeScript.KANNADA), "kn");
        put(Set.of(UnicodeScript.MALAYALAM), "ml");
        put(Set.of(UnicodeScript.SINHALA), "si");
    }

    private Scripts() {}

    private static void put(Set<UnicodeScript> scripts, String languages) {
        for (String language : languages.split(" ")) {
            OF_LANGUAGE.put(language, scripts);
        }
    }

    /** The script of most of the text, in lower case, when the language does not use that script; else null. */
    static String foreign(String text, String language) {
        Set<UnicodeScript> expected = OF_LANGUAGE.getOrDefault(language, Set.of(LATIN));
        Map<UnicodeScript, Integer> letters = new HashMap<>();
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        return letters.entrySet().stream()
                .filter(entry -> all >= ENOUGH_LETTERS && entry.getValue() > MIN_SHARE * all)
                .filter(entry -> !expected.contains(entry.getKey()))
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(null);
    }
}
