package io.whisperrest.worker.script;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts Serbian and Bosnian between Cyrillic and Latin. Three Cyrillic letters are digraphs in Latin. In the other direction a
 * digraph is one letter, except in words where a prefix ends between its two letters.
 */
final class SerbianScript {
    private static final String CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш";
    private static final String[] LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(" ");
    private static final Map<String, String> TO_LATIN = new HashMap<>();
    private static final Map<String, String> TO_CYRILLIC = new HashMap<>();

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    /**
     * Text that stays unchanged, together with everything attached to it without a space: {@code rts.rs}, {@code a@b.rs}, {@code km/h}.
     */
    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:\\p{L}[\\p{L}\\p{N}-]+\\.\\p{Ll}{2,}|[@/])\\S*");
    /**
     * Letters and pairs that Serbian spelling does not have, or a capital after a small letter. They mark a foreign name, which keeps
     * its spelling. A foreign name without them (Amazon, Instagram) looks like a Serbian word and is transliterated, as Serbian does:
     * Амазон.
     */
    private static final Pattern FOREIGN =
            Pattern.compile("(?iu:.*(?:[qwxy]|ch|ph|goog|book|micro).*)|.*(?:([bcfglmpsz])\\1|\\p{Ll}\\p{Lu}).*");
    /** Roman numerals up to 39, except I, which is also the word for "and" at the start of a sentence. */
    private static final Pattern ROMAN = Pattern.compile("(?!I$)X{0,3}(?:IX|IV|V?I{0,3})");
    /** Prefixes that end between two letters that are not a digraph: {@code in-jekcija}, {@code nad-živeti}. */
    private static final Pattern PREFIX = Pattern.compile(
            "(?iu)(in(?=jek|jic)|kon(?=jug|junk)|tan(?=jug)|nad(?=ži|žnj)|od(?=živ|žal)|pod(?=žanr)).*");

    static {
        for (int i = 0; i < LATIN.length; i++) {
            String cyrillic = CYRILLIC.substring(i, i + 1);
            TO_LATIN.put(cyrillic, LATIN[i]);
            TO_CYRILLIC.put(LATIN[i], cyrillic);
        }
    }

    private SerbianScript() {}

    /** The replacement for each code point. */
    static List<String> latin(String text) {
        int[] letters = text.codePoints().toArray();
        List<String> signs = new ArrayList<>();
        for (int i = 0; i < letters.length; i++) {
            String letter = Character.toString(letters[i]);
            String latin = TO_LATIN.get(letter.toLowerCase(Locale.ROOT));
            if (latin == null) {
                signs.add(letter);
            } else if (Character.isLowerCase(letters[i])) {
                signs.add(latin);
            } else {
                boolean capitals = i + 1 < letters.length && Character.isLetter(letters[i + 1])
                        ? Character.isUpperCase(letters[i + 1])
                        : i > 0 && Character.isUpperCase(letters[i - 1]);
                signs.add(capitals ? latin.toUpperCase(Locale.ROOT) : capitalized(latin));
            }
        }
        return signs;
    }

    /** The replacement for each code point; the second letter of a digraph becomes empty. */
    static List<String> cyrillic(String text) {
        List<String> signs = new ArrayList<>();
        text.codePoints().mapToObj(Character::toString).forEach(signs::add);
        BitSet kept = new BitSet();
        ADDRESS.matcher(text).results().forEach(address -> kept.set(address.start(), address.end()));
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            if (!kept.get(words.start()) && !isForeign(word)) {
                int at = text.codePointCount(0, words.start());
                write(word, signs.subList(at, at + word.codePointCount(0, word.length())));
            }
        }
        return signs;
    }

    private static boolean isForeign(String word) {
        return FOREIGN.matcher(word).matches() || ROMAN.matcher(word).matches();
    }

    private static void write(String word, List<String> signs) {
        int split = prefixLength(word);
        for (int i = 0; i < signs.size(); i++) {
            String letter = signs.get(i);
            String pair = i + 1 < signs.size() && i + 1 != split ? letter + signs.get(i + 1) : letter;
            String one = TO_CYRILLIC.get(pair.toLowerCase(Locale.ROOT));
            boolean two = one != null && !pair.equals(letter);
            String cyrillic = two ? one : TO_CYRILLIC.getOrDefault(letter.toLowerCase(Locale.ROOT), letter);
            signs.set(i, Character.isUpperCase(letter.codePointAt(0)) ? cyrillic.toUpperCase(Locale.ROOT) : cyrillic);
            if (two) {
                i++;
                signs.set(i, "");
            }
        }
    }

    /** Length of such a prefix; 0 = none. */
    private static int prefixLength(String word) {
        Matcher prefix = PREFIX.matcher(word);
        return prefix.matches() ? prefix.end(1) : 0;
    }

    private static String capitalized(String latin) {
        return latin.substring(0, 1).toUpperCase(Locale.ROOT) + latin.substring(1);
    }
}
