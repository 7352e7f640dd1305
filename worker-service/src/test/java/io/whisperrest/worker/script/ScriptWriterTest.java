package io.whisperrest.worker.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptWriterTest {

    /** On their own, 发 becomes 發 and 后 becomes 後. */
    @Test
    void aWordIsConvertedByThePhraseAroundIt() {
        Segment written = written("Hant", segment("zh", "皇后的头发，很干净。", "皇", "后", "的", "头", "发，", "很", "干净。"));

        assertEquals("皇后的頭髮，很乾淨。", written.text());
        assertEquals(List.of("皇", "后", "的", "頭", "髮，", "很", "乾淨。"), texts(written));
    }

    @Test
    void timesAndMeasuresStay() {
        Segment segment = segment("zh", "头发", "头", "发");

        Segment written = written("Hant", segment);

        assertEquals(new Word("髮", 100, 200, 0.9, false), written.words().get(1));
        assertEquals(segment.tokens(), written.tokens());
        assertEquals(segment.compressionRatio(), written.compressionRatio());
        assertEquals(segment.endMs(), written.endMs());
    }

    @Test
    void findsTheWordsInATextWithSpaces() {
        Segment written = written("Hans", segment("yue", "OK 𠮷 頭髮 OK", "OK", "𠮷", "頭", "髮", "OK"));

        assertEquals("OK 𠮷 头发 OK", written.text());
        assertEquals(List.of("OK", "𠮷", "头", "发", "OK"), texts(written));
    }

    @Test
    void aWordThatIsNotInTheTextIsConvertedOnItsOwn() {
        Segment written = written("Hant", segment("zh", "头发", "汉", "头发"));

        assertEquals(List.of("漢", "頭髮"), texts(written));
    }

    @Test
    void aDigraphStaysInItsWord() {
        Segment written = written("Latn", segment("sr", "Љубав, џеп", "Љубав,", "џеп"));

        assertEquals("Ljubav, džep", written.text());
        assertEquals(List.of("Ljubav,", "džep"), texts(written));
    }

    /** 台, 范 and 于 do not reveal the script; treated as Simplified they would become 臺, 範 and 於. */
    @Test
    void aSegmentOfUnclearScriptHasTheScriptOfItsWindow() {
        Segment open = segment("zh", "我在台北，范先生您好，我姓于");
        Segment traditional = segment("yue", "我們在台北說話");
        Segment simplified = segment("zh", "我们说话");

        assertEquals(
                open.text(),
                new ScriptWriter("Hant", List.of(traditional, open))
                        .written(open)
                        .text());
        assertEquals(
                "我在臺北，範先生您好，我姓於",
                new ScriptWriter("Hant", List.of(open, simplified))
                        .written(open)
                        .text());
        assertEquals(
                "我們說話",
                new ScriptWriter("Hant", List.of(traditional, simplified, traditional))
                        .written(simplified)
                        .text());
    }

    @Test
    void suppressedTextIsConvertedLikeTheRest() {
        Suppressed cut = new Suppressed(1, 2, "头发", Suppressed.Reason.REPETITION);
        ScriptWriter writer = new ScriptWriter("Hant", List.of());

        assertEquals(new Suppressed(1, 2, "頭髮", Suppressed.Reason.REPETITION), writer.written(cut, "zh"));
        assertSame(cut, writer.written(cut, "ja"));
    }

    @Test
    void eachLanguageHasItsOwnScript() {
        assertEquals("頭髮", written("Hant,Latn", segment("zh", "头发")).text());
        assertEquals("dom", written("Hant,Latn", segment("sr", "дом")).text());
    }

    @ParameterizedTest
    @CsvSource({", zh", "Hans, ja", "Hant, en", "Latn, ru", "Cyrl, zh"})
    void aSegmentInAnotherLanguageOrWithoutARequestedScriptIsUnchanged(String script, String language) {
        Segment segment = segment(language, "頭髮 头发 дом dom", "頭髮");

        assertSame(segment, written(script, segment));
    }

    private static Segment written(String scripts, Segment segment) {
        return new ScriptWriter(scripts, List.of(segment)).written(segment);
    }

    private static Segment segment(String language, String text, String... words) {
        List<Word> timed = new ArrayList<>();
        for (String word : words) {
            timed.add(new Word(word, 100L * timed.size(), 100L * timed.size() + 100, 0.9, false));
        }
        return new Segment(0, 5_000, text, timed, List.of(1, 2), language, null, -0.1, 0.01, 1.1, 0.0);
    }

    private static List<String> texts(Segment segment) {
        return segment.words().stream().map(Word::text).toList();
    }
}
