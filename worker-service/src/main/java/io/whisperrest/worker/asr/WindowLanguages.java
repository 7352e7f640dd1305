package io.whisperrest.worker.asr;

import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.speech.Phrases;
import io.whisperrest.worker.speech.SpeechMap;
import io.whisperrest.worker.speech.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the language of each part of a window. The evidence comes from the encoder pass that recognition needs anyway, plus one decoder
 * step per phrase, so recordings in one language cost hardly more. Thread-safe.
 */
final class WindowLanguages {
    /** Each language costs an encoder pass; more would cost over three times an ordinary window. */
    private static final int MAX_LANGUAGES = 3;

    private final SpeechRecognizer recognizer;

    WindowLanguages(SpeechRecognizer recognizer) {
        this.recognizer = recognizer;
    }

    /**
     * The parts of the window in order, without gaps; a single part unless the language changes. With a fixed language, a part in
     * another language is one that the fixed language certainly does not fit.
     */
    List<LanguagePart> of(
            float[] samples,
            Window window,
            SpeechMap speech,
            String model,
            LanguageRequest request,
            WindowBudget budget,
            AbortFlag abort) {
        List<Part> phrases = phrases(window, speech);
        if (request.fixed() == null && request.allowed().size() == 1) {
            return List.of(new LanguagePart(whole(window), request.allowed().get(0)));
        }
        List<Part> asked = recognizer.tellsLanguagesOfParts() ? phrases : List.of(whole(window));
        LanguageEvidence evidence = recognizer.languages(samples, asked, model, budget, abort);
        LanguageSequence sequence = new LanguageSequence(evidence, asked, request);
        double change = request.fixed() == null ? LanguageSequence.CHANGE : LanguageSequence.CHANGE_FROM_NAMED;
        List<LanguagePart> parts = joined(asked, sequence.best(change));
        while (parts.stream().map(LanguagePart::language).distinct().count() > MAX_LANGUAGES) {
            change++;
            parts = joined(asked, sequence.best(change));
        }
        if (parts.size() == 1 || !recognizer.tellsLanguagesOfParts()) {
            return parts;
        }
        List<Long> cuts = Phrases.cuts(window, speech).stream()
                .map(cut -> cut - window.startMs())
                .toList();
        return settled(
                parts, new LanguageBoundary(cuts, sides -> recognizer.languages(samples, sides, model, budget, abort)));
    }

    private static List<LanguagePart> settled(List<LanguagePart> parts, LanguageBoundary boundary) {
        List<LanguagePart> settled = new ArrayList<>(parts);
        for (int i = 0; i + 1 < settled.size(); i++) {
            List<LanguagePart> both = boundary.moved(settled.get(i), settled.get(i + 1));
            settled.set(i, both.get(0));
            settled.set(i + 1, both.get(1));
        }
        return settled;
    }

    private static List<Part> phrases(Window window, SpeechMap speech) {
        return Phrases.of(window, speech).stream()
                .map(phrase -> new Part(phrase.startMs() - window.startMs(), phrase.endMs() - window.startMs()))
                .toList();
    }

    static Part whole(Window window) {
        return new Part(0, window.endMs() - window.startMs());
    }

    private static List<LanguagePart> joined(List<Part> phrases, List<String> languages) {
        List<LanguagePart> parts = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            Part phrase = phrases.get(i);
            String language = languages.get(i);
            LanguagePart last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            if (last != null && last.language().equals(language)) {
                parts.set(
                        parts.size() - 1, new LanguagePart(new Part(last.part().startMs(), phrase.endMs()), language));
            } else {
                parts.add(new LanguagePart(phrase, language));
            }
        }
        return parts;
    }
}
