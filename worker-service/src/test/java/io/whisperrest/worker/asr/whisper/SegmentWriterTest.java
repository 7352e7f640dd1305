package io.whisperrest.worker.asr.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Word;
import io.whisperrest.worker.asr.RecognitionOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SegmentWriterTest {

    @Test
    void joinsACharacterThatIsSpreadOverTokensAndSegments() {
        byte[] text = " Ёлка".getBytes(StandardCharsets.UTF_8);
        RawToken first = token(Arrays.copyOfRange(text, 0, 2), 0, 100);
        RawToken second = token(Arrays.copyOfRange(text, 2, text.length), 100, 400);

        List<Segment> segments = write("ru", 1_000, segment(0, 100, first), segment(100, 400, second));

        assertEquals("Ёлка", segments.stream().map(Segment::text).collect(Collectors.joining()));
    }

    @Test
    void dropsInvalidUtf8() {
        List<Segment> segments = write("en", 1_000, segment(0, 500, token(new byte[] {' ', (byte) 0xff, 'a'}, 0, 500)));

        assertEquals("a", segments.get(0).text());
    }

    @Test
    void groupsTokensIntoWordsWithTheirPunctuation() {
        List<Word> words = words("en", " He", "llo", ",", " wor", "ld", " –", " it", "'s", " \"", "fine", "\".");

        assertEquals(
                List.of("Hello,", "world –", "it's", "\"fine\"."),
                words.stream().map(Word::text).toList());
    }

    @Test
    void takesEachTokenAsAWordWhereThereAreNoSpaces() {
        assertEquals(
                List.of("今日", "は", "晴れ。"),
                words("ja", "今日", "は", "晴れ", "。").stream().map(Word::text).toList());
    }

    @Test
    void spreadsWordsForWhichTheEngineGaveNoTimes() {
        List<Segment> segments = write(
                "en",
                4_000,
                segment(
                        1_000,
                        4_000,
                        text(" one", 1_000, 1_500),
                        text(" two", 0, 0),
                        text(" three", 0, 0),
                        text(" four", 3_500, 4_000)));
        List<Word> words = segments.get(0).words();

        assertEquals(
                List.of(false, true, true, false),
                words.stream().map(Word::estimated).toList());
        assertEquals(1_500, words.get(1).startMs());
        assertEquals(3_500, words.get(2).endMs());
        assertTrue(words.get(1).endMs() < 2_500 && words.get(1).endMs() > 1_500, "by length");
    }

    @Test
    void aNeighbourThatLeavesNoRoomIsSpreadToo() {
        List<Segment> segments = write(
                "en",
                4_000,
                segment(1_000, 2_000, text(" one", 0, 500), text(" two", 500, 900), text(" three", 1_000, 2_000)));

        for (Word word : segments.get(0).words()) {
            assertTrue(word.endMs() - word.startMs() >= 60, word.toString());
        }
    }

    @Test
    void clampsTimesToTheWindowAndKeepsSegmentsInOrder() {
        List<Segment> segments = write(
                "en",
                2_000,
                segment(0, 1_500, text(" one", 0, 1_400)),
                segment(1_200, 9_000, text(" two", 1_300, 9_000)));

        assertEquals(1_500, segments.get(1).startMs());
        assertEquals(2_000, segments.get(1).endMs());
        assertEquals(2_000, segments.get(1).words().get(0).endMs());
    }

    @Test
    void leavesOutSegmentsWithoutText() {
        assertEquals(List.of(), write("en", 1_000, segment(0, 500, text("  ", 0, 500))));
    }

    @Test
    void promptKeepsKeywordsLastAndCutsOverlongWords() {
        assertEquals(null, PromptText.of(" ", List.of()));
        assertEquals(" About us. Kepler, Tycho.", PromptText.of("About us.", List.of("Kepler", "Tycho")));
        assertFalse(PromptText.of("x".repeat(1_000), List.of()).contains("x".repeat(101)));
        assertTrue(PromptText.of("a ".repeat(2_000), List.of("last")).endsWith("last."));
    }

    private static List<Word> words(String language, String... tokens) {
        RawToken[] all = new RawToken[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            all[i] = text(tokens[i], i * 100, i * 100 + 100);
        }
        return write(language, 10_000, segment(0, 5_000, all)).get(0).words();
    }

    private static List<Segment> write(String language, long windowMs, RawSegment... segments) {
        RecognitionOptions options = new RecognitionOptions("base", language, false, null, List.of(), true, 0);
        return new SegmentWriter(options, 0.2, windowMs).write(List.of(segments));
    }

    private static RawSegment segment(long startMs, long endMs, RawToken... tokens) {
        return new RawSegment(startMs, endMs, 0.1f, 0, new ArrayList<>(List.of(tokens)));
    }

    private static RawToken text(String text, long startMs, long endMs) {
        return token(text.getBytes(StandardCharsets.UTF_8), startMs, endMs);
    }

    private static RawToken token(byte[] text, long startMs, long endMs) {
        return new RawToken(7, text, 0.9f, -0.1f, startMs, endMs);
    }
}
