package io.whisperrest.worker.asr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageSequenceTest {
    private static final List<String> LANGUAGES = List.of("en", "ru", "uk");

    @Test
    void changesWhereTheEvidenceIsClear() {
        assertEquals(List.of("en", "en", "ru", "ru"), best("en", 5_000, EN, EN, RU, RU));
    }

    @Test
    void doesNotChangeForASinglePhrase() {
        assertEquals(List.of("en", "en", "en", "en"), best("en", 3_000, EN, RU, EN, EN));
    }

    @Test
    void keepsThePreviousLanguageWhenTheEvidenceIsWeak() {
        assertEquals(List.of("ru"), best("ru", 5_000, new float[] {0.01f, 0.4f, 0.59f}));
        assertEquals(
                List.of("uk"), best(List.of(), 5_000, new float[] {0.01f, 0.4f, 0.59f}), "nothing was spoken before");
    }

    @Test
    void doesNotChangeForAShortWordHoweverCertain() {
        assertEquals(List.of("en"), best("en", 1_000, RU));
        assertEquals(List.of("en"), best("en", 2_000, RU), "a language that has not occurred before");
        assertEquals(List.of("ru"), best("en", 4_000, RU));
        assertEquals(List.of("ru"), best(List.of("ru", "en"), 2_000, RU), "a language that has occurred before");
    }

    @Test
    void givesAnAmbiguousPhraseLittleWeight() {
        float[] mumbling = {0.02f, 0.5f, 0.48f};

        assertEquals(List.of("en", "en"), best("en", 5_000, EN, mumbling));
    }

    @Test
    void choosesOnlyAmongTheAllowedLanguages() {
        LanguageRequest request = new LanguageRequest(null, List.of("en", "uk"), List.of());

        assertEquals(
                List.of("uk"),
                sequence(request, 5_000, new float[] {0.05f, 0.8f, 0.15f}).best(4));
    }

    private static final float[] EN = {0.97f, 0.02f, 0.01f};
    private static final float[] RU = {0.005f, 0.99f, 0.005f};

    private static List<String> best(String before, long lengthMs, float[]... rows) {
        return best(List.of(before), lengthMs, rows);
    }

    private static List<String> best(List<String> heard, long lengthMs, float[]... rows) {
        return sequence(new LanguageRequest(null, List.of(), heard), lengthMs, rows)
                .best(LanguageSequence.CHANGE);
    }

    private static LanguageSequence sequence(LanguageRequest request, long lengthMs, float[]... rows) {
        List<Part> phrases = new ArrayList<>(Collections.nCopies(rows.length, new Part(0, lengthMs)));
        return new LanguageSequence(new LanguageEvidence(LANGUAGES, List.of(rows)), phrases, request);
    }
}
