package io.whisperrest.worker.asr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that Whisper learned from subtitle files and produces during silence. A {@code credit} names subtitle makers and is never
 * spoken. A {@code phrase} is a farewell from videos, which people do say. {@code resources/hallucination} has one file per language;
 * all files apply to all languages, because Whisper mixes them.
 */
final class CreditPhrases {
    private static final List<String> FILES =
            List.of("any", "en", "ru", "uk", "de", "fr", "es", "it", "pt", "pl", "nl", "tr", "sv", "zh", "ja", "ko");

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String CREDIT = "credit ";
    private static final String PHRASE = "phrase ";

    private final List<Pattern> credits = new ArrayList<>();
    private final List<Pattern> phrases = new ArrayList<>();

    CreditPhrases() {
        FILES.forEach(this::read);
    }

    /** The first credit in the text; null when there is none. */
    Span credit(String text) {
        for (Pattern pattern : credits) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find() && matcher.end() > matcher.start()) {
                return new Span(matcher.start(), matcher.end());
            }
        }
        return null;
    }

    /** True when the whole text is one such phrase. */
    boolean isPhrase(String text) {
        String plain =
                text.replaceAll("[\\p{P}\\p{S}]+", " ").replaceAll("\\s+", " ").strip();
        return phrases.stream().anyMatch(pattern -> pattern.matcher(plain).matches());
    }

    /** A range of characters, end exclusive. */
    record Span(int from, int to) {}

    private void read(String language) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                CreditPhrases.class.getResourceAsStream("/hallucination/" + language + ".txt"),
                StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::line);
        } catch (IOException e) {
            throw new UncheckedIOException("hallucination/" + language + ".txt cannot be read", e);
        }
    }

    private void line(String line) {
        if (line.startsWith(CREDIT)) {
            credits.add(Pattern.compile(line.substring(CREDIT.length()).strip(), FLAGS));
        } else if (line.startsWith(PHRASE)) {
            phrases.add(Pattern.compile(line.substring(PHRASE.length()).strip(), FLAGS));
        } else if (!line.isBlank() && !line.startsWith("#")) {
            throw new IllegalStateException("neither credit nor phrase nor comment: " + line);
        }
    }
}
