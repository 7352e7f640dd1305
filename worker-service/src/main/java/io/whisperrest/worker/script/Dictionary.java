package io.whisperrest.worker.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One conversion step with dictionaries in OpenCC's format: from left to right, the longest phrase found is replaced by its first
 * equivalent. A replacement has the same number of code points, so positions in the text do not change.
 */
final class Dictionary {
    private final Map<String, String> entries = new HashMap<>();
    /** Characters with equivalents, none of which is the character itself. */
    private final Set<Integer> replaced = new HashSet<>();

    private int longest;

    /** @param names files in {@code resources}; the first wins when two contain the same phrase */
    Dictionary(String... names) {
        for (String name : names) {
            read("/" + name + ".txt");
        }
    }

    String convert(String text) {
        return convert(text, 1);
    }

    /** Replaces phrases only; characters outside phrases stay. */
    String convertPhrases(String text) {
        return convert(text, 2);
    }

    /** Replaces only what does not depend on a phrase: characters that must always be replaced. */
    String convertCertain(String text) {
        StringBuilder converted = new StringBuilder();
        text.codePoints().forEach(sign -> {
            String own = Character.toString(sign);
            converted.append(alwaysReplaces(sign) ? entries.get(own) : own);
        });
        return converted.toString();
    }

    private String convert(String text, int shortest) {
        int[] signs = text.codePoints().toArray();
        StringBuilder converted = new StringBuilder();
        for (int at = 0; at < signs.length; ) {
            int length = Math.min(longest, signs.length - at);
            String found = null;
            while (length >= shortest && (found = entries.get(new String(signs, at, length))) == null) {
                length--;
            }
            if (found == null) {
                converted.appendCodePoint(signs[at]);
                at++;
            } else {
                converted.append(found);
                at += length;
            }
        }
        return converted.toString();
    }

    /** True for a character that must always be replaced. */
    boolean alwaysReplaces(int sign) {
        return replaced.contains(sign);
    }

    /** Each line is a phrase, a tab, and its equivalents separated by spaces. */
    private void read(String file) {
        try (InputStream in = Dictionary.class.getResourceAsStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> entry(line.split("[\t ]"), file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private void entry(String[] columns, String file) {
        String phrase = columns[0];
        int length = phrase.codePointCount(0, phrase.length());
        if (length != columns[1].codePointCount(0, columns[1].length())) {
            throw new IllegalStateException(file + ": " + phrase + " and " + columns[1] + " differ in length");
        }
        entries.putIfAbsent(phrase, columns[1]);
        longest = Math.max(longest, length);
        if (length == 1 && !List.of(columns).subList(1, columns.length).contains(phrase)) {
            replaced.add(phrase.codePointAt(0));
        }
    }
}
