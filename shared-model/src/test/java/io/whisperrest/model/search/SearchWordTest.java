package io.whisperrest.model.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordTest {
    @ParameterizedTest
    @CsvSource({
        "встречу, встречами",
        "договор, Договора",
        "людей, люди",
        "ещё, еще",
        "meeting, meetings",
        "Running, runs",
        "café, CAFES"
    })
    void formsOfOneWordShareAStem(String one, String other) {
        assertEquals(only(one).stem(), only(other).stem());
    }

    @ParameterizedTest
    @CsvSource({"3.5, 35", "Ёлка, елка", "Straße, strasse", "йод, йод", "हिन्दी, हिन्दी"})
    void keepsLettersDigitsAndMarks(String text, String written) {
        assertEquals(written, only(text).written());
    }

    @Test
    void findsWordsAtAnApostrophe() {
        assertEquals(List.of("largent", "argent"), written("l'argent"));
        assertEquals(List.of("dont", "don"), written("don’t"));
    }

    @Test
    void composesLettersAsMacOsWritesThem() {
        assertEquals(List.of("cafe", "еще", "йод"), written("Cafe\u0301 Еще\u0308 и\u0306од"));
    }

    @Test
    void splitsFileNames() {
        assertEquals(List.of("interview", "03", "mp3"), written("Interview_03.mp3"));
        assertEquals(List.of("meetings", "wav"), written("meetings.wav"));
        assertEquals(List.of("well", "known"), written("well-known"));
    }

    @Test
    void leavesOutScriptsWithoutSpacesAndSigns() {
        assertEquals(List.of("ok"), written("会议 きょう カメラ ภาษาไทย 😀 — % ok"));
    }

    @Test
    void splitsLongWordsAndGrowsNone() {
        List<String> parts = written("ß".repeat(100) + " " + "x".repeat(70));
        assertTrue(parts.stream().allMatch(part -> part.length() <= SearchWord.MAX_LENGTH), parts.toString());
        assertEquals(
                70,
                parts.stream()
                        .filter(part -> part.startsWith("x"))
                        .mapToInt(String::length)
                        .sum());
    }

    private static List<String> written(String text) {
        return SearchWord.of(text).stream().map(SearchWord::written).toList();
    }

    private static SearchWord only(String text) {
        List<SearchWord> words = SearchWord.of(text);
        assertEquals(1, words.size(), words.toString());
        return words.get(0);
    }
}
