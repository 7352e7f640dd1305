package io.whisperrest.model.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * A word as texts and queries are split into. Both parts have lower case, no accents on Latin letters, е for ё, and only letters, digits
 * and marks.
 *
 * @param written 1 to {@value #MAX_LENGTH} characters; a longer word is split
 * @param stem what its forms share, by the Snowball stemmer of its script: Russian for Cyrillic letters, English for all others
 */
public record SearchWord(String written, String stem) {
    static final int MAX_LENGTH = 32;

    /** Scripts that put no space between words, by the names of Unicode's word breaks (UAX #29). Their texts are searched letter by letter. */
    private static final Set<String> WITHOUT_SPACES =
            Set.of("<IDEOGRAPHIC>", "<HIRAGANA>", "<KATAKANA>", "<SOUTHEAST_ASIAN>", "<EMOJI>");

    /** Unicode keeps these inside of a word; in file names they part words. The full stop of a number stays. */
    private static final Pattern JOINER = Pattern.compile("[_:·]|\\.(?!\\d)");

    private static final Pattern APOSTROPHE = Pattern.compile("['’]");

    private static final Pattern OTHER_SIGN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]");

    /** The words of a text in its order, without those of scripts that put no space between words. */
    public static List<SearchWord> of(String text) {
        List<SearchWord> words = new ArrayList<>();
        SnowballStemmer english = new EnglishStemmer();
        SnowballStemmer russian = new RussianStemmer();
        try (TokenStream tokens = tokens(text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            TypeAttribute type = tokens.addAttribute(TypeAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (!WITHOUT_SPACES.contains(type.type())) {
                    String word = term.toString();
                    SnowballStemmer stemmer = isCyrillic(word) ? russian : english;
                    add(words, word, stemmer);
                    for (String part : APOSTROPHE.split(word)) { // l'argent is found by argent
                        if (part.length() > 1 && part.length() < word.length()) {
                            add(words, part, stemmer);
                        }
                    }
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string is read without errors
        }
        return words;
    }

    private static TokenStream tokens(String text) {
        StandardTokenizer tokenizer = new StandardTokenizer();
        tokenizer.setMaxTokenLength(MAX_LENGTH);
        tokenizer.setReader(new StringReader(
                JOINER.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ")));
        return new LowerCaseFilter(tokenizer);
    }

    private static void add(List<SearchWord> words, String token, SnowballStemmer stemmer) {
        String written = folded(token);
        if (!written.isEmpty()) {
            stemmer.setCurrent(token);
            stemmer.stem();
            String stem = folded(stemmer.getCurrent());
            words.add(new SearchWord(written, stem.isEmpty() ? written : stem));
        }
    }

    private static String folded(String word) {
        char[] letters = word.toCharArray();
        char[] plain = new char[4 * letters.length]; // as its documentation demands
        int length = ASCIIFoldingFilter.foldToASCII(letters, 0, plain, 0, letters.length);
        String folded = OTHER_SIGN
                .matcher(new String(plain, 0, length).replace('ё', 'е'))
                .replaceAll("");
        return folded.substring(
                0, folded.offsetByCodePoints(0, Math.min(MAX_LENGTH, folded.codePointCount(0, folded.length()))));
    }

    private static boolean isCyrillic(String word) {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
    }
}
