package io.whisperrest.model.task;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/** Joins texts with a space, except in scripts that are written without spaces. */
public final class Spacing {
    private static final Set<UnicodeScript> NO_SPACES_AT_ALL =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO);
    /** Scripts in which a space ends a phrase or sentence, but does not separate words. */
    private static final Set<UnicodeScript> SPACES_BETWEEN_PHRASES =
            Set.of(UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);
    /** 、。「」 and the full-width ，！？ include their own space. */
    private static final Set<UnicodeBlock> WIDE_PUNCTUATION =
            Set.of(UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION, UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

    /** The sign ー is used in Hiragana and Katakana alike and has no script of its own. */
    private static final int LONG_VOWEL = 0x30FC;

    private Spacing() {}

    /** Sentences joined in order; {@code ""} when there are none. */
    public static String join(List<String> texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            all.append(all.length() == 0 ? "" : between(all, text)).append(text);
        }
        return all.toString();
    }

    /** The separator between two sentences: one space or nothing. */
    public static String between(CharSequence before, String after) {
        int last = lastSign(before);
        int first = firstSign(after);
        boolean wide = isWidePunctuation(last) || isWidePunctuation(first);
        boolean none = last >= 0 && first >= 0 && (wide || hasNoSpaces(last) && hasNoSpaces(first));
        return none ? "" : " ";
    }

    /** True when the text's script puts no space between words. */
    public static boolean isUnspaced(String text) {
        return text.codePoints()
                .anyMatch(sign -> hasNoSpaces(sign) || SPACES_BETWEEN_PHRASES.contains(UnicodeScript.of(sign)));
    }

    private static boolean hasNoSpaces(int sign) {
        return NO_SPACES_AT_ALL.contains(UnicodeScript.of(sign)) || sign == LONG_VOWEL;
    }

    private static boolean isWidePunctuation(int sign) {
        return sign >= 0 && !Character.isLetterOrDigit(sign) && WIDE_PUNCTUATION.contains(UnicodeBlock.of(sign));
    }

    /** The last letter, digit or wide sign; −1 when there is none. Quotes and dots belong to any script. */
    private static int lastSign(CharSequence text) {
        for (int at = text.length(); at > 0; ) {
            int sign = Character.codePointBefore(text, at);
            if (tells(sign)) {
                return sign;
            }
            at -= Character.charCount(sign);
        }
        return -1;
    }

    private static int firstSign(String text) {
        return text.codePoints().filter(Spacing::tells).findFirst().orElse(-1);
    }

    private static boolean tells(int sign) {
        return Character.isLetterOrDigit(sign) || isWidePunctuation(sign);
    }
}
