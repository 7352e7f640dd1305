package io.whisperrest.api.transcript.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Captions in several scripts, each long enough to read. */
class CuesTest {
    private static final CaptionShape NARROW = new CaptionShape(20, 1, 7_000);

    /** Words of equal duration in milliseconds, joined as in the text. */
    private static Line line(long start, long each, String text, String... words) {
        List<Word> spoken = new ArrayList<>();
        for (String word : words) {
            long at = start + spoken.size() * each;
            spoken.add(new Word(word, at, at + each, 0.9, false));
        }
        return new Line(start, start + words.length * each, null, text, spoken);
    }

    private static Line english(long start, long each, String text) {
        return line(start, each, text, text.split(" "));
    }

    private static List<Cue> cues(CaptionShape shape, Line... lines) {
        return Cues.of(List.of(lines), shape, null);
    }

    private static List<String> rows(List<Cue> cues) {
        return cues.stream().flatMap(cue -> cue.lines().stream()).toList();
    }

    @Test
    void splitsChineseWithoutSpaces() {
        String text = "秋天總是那麼富有詩意,樹葉漸漸變黃。我用 Windows 電腦寫信。";
        String[] words = text.replaceAll(" ", "").replace("Windows", "W").split("(?<=[^,。])(?![,。])|(?<=[,。])");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].equals("W") ? "Windows" : words[i];
        }
        List<String> rows = rows(cues(NARROW, line(0, 200, text, words)));
        assertEquals(List.of("秋天總是那麼富有詩意,樹葉漸漸變黃。", "我用 Windows 電腦寫信。"), rows);
    }

    @ParameterizedTest
    @CsvSource({
        "今日はとても良い天気ですね。散歩に行きましょうか。コンピューターは使いません。",
        "สวัสดีครับวันนี้อากาศดีมากเราไปเดินเล่นในสวนกันไหมครับ",
        "ສະບາຍດີທຸກຄົນມື້ນີ້ອາກາດດີຫຼາຍພວກເຮົາໄປຍ່າງຫຼິ້ນ",
        "သည်နေ့ရာသီဥတုအလွန်ကောင်းပါတယ်ကျွန်တော်တို့လမ်းလျှောက်ရအောင်"
    })
    void wrapsTextWithoutSpacesUnchanged(String text) {
        String[] signs = text.split("");
        for (Line line : List.of(line(0, 150, text, signs), new Line(0, 9_000, null, text, List.of()))) {
            List<Cue> cues = cues(NARROW, line);
            assertEquals(text, String.join("", rows(cues)));
            assertTrue(cues.size() > 1);
            assertTrue(
                    rows(cues).stream().allMatch(row -> row.length() <= 20),
                    () -> rows(cues).toString());
        }
    }

    @Test
    void noRowStartsWithClosingPunctuation() {
        String text = "一二三四五六七八九十一二三四五六七八九十。一二三";
        List<String> rows = rows(cues(NARROW, line(0, 200, text, text.split(""))));
        assertTrue(rows.stream().noneMatch(row -> row.startsWith("。")), rows::toString);
    }

    @Test
    void aLastWordIsShownLongEnough() {
        List<Cue> cues = cues(NARROW, english(0, 300, "one two three four five six seven"));
        assertTrue(cues.stream().allMatch(cue -> cue.endMs() - cue.startMs() >= 800), cues::toString);
        assertEquals("one two three four five six seven", String.join(" ", rows(cues)));
    }

    @Test
    void aShortCaptionExtendsIntoTheSilenceAfterOrBeforeIt() {
        Line yes = english(5_000, 200, "Yes.");
        assertEquals(
                new Cue(5_000, 5_800, null, List.of("Yes.")), cues(NARROW, yes).get(0));
        Line next = english(5_300, 500, "And now the news of today.");
        Cue early = cues(NARROW, yes, next).get(0);
        assertEquals(List.of(4_500L, 5_300L), List.of(early.startMs(), early.endMs()));
        assertEquals(
                new Cue(4_700, 5_500, null, List.of("Yes.")),
                Cues.of(List.of(yes), NARROW, 5_500L).get(0));
    }

    @Test
    void aShortSentenceWithinSpeechJoinsItsNeighbor() {
        List<Cue> cues = cues(
                new CaptionShape(42, 1, 7_000),
                english(0, 400, "Did you go there?"),
                english(1_600, 200, "Yes."),
                english(1_800, 400, "And what happened then, I ask?"));
        assertEquals(List.of("Did you go there? Yes.", "And what happened then, I ask?"), rows(cues));
    }

    @Test
    void neverJoinsDifferentVoices() {
        Line one = new Line(0, 2_000, "Channel 1", "Did you go there?", List.of());
        Line two = new Line(2_000, 2_300, "Channel 2", "Yes.", List.of());
        List<Cue> cues = cues(NARROW, one, two, new Line(2_300, 4_000, "Channel 1", "And what then?", List.of()));
        assertEquals(List.of("Did you go there?", "Yes.", "And what then?"), rows(cues));
    }

    /** Words with realistic, uneven durations, in sentences of all lengths. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void runningSpeechHasNoFlashAndNoTwoCaptionsAtOnce(long seed) {
        Random random = new Random(seed);
        for (int maxLines = 1; maxLines <= 3; maxLines++) {
            CaptionShape shape = new CaptionShape(30 + random.nextInt(30), maxLines, 7_000);
            List<Line> lines = new ArrayList<>();
            StringBuilder all = new StringBuilder();
            long at = 0;
            for (int n = 0; n < 60; n++) {
                List<Word> words = new ArrayList<>();
                int count = 1 + random.nextInt(15);
                for (int w = 0; w < count; w++) {
                    int length = 1 + random.nextInt(9);
                    long end = at + 45L * length + random.nextInt(100); // at most 22 letters per second
                    words.add(new Word("w".repeat(length) + (w == count - 1 ? "." : ""), at, end, 0.9, false));
                    at = end + random.nextInt(60);
                }
                String text = String.join(" ", words.stream().map(Word::text).toList());
                lines.add(new Line(words.get(0).startMs(), words.get(count - 1).endMs(), null, text, words));
                all.append(n == 0 ? "" : " ").append(text);
            }
            List<Cue> cues = Cues.of(lines, shape, null);
            assertEquals(all.toString(), String.join(" ", rows(cues)));
            for (int i = 0; i < cues.size(); i++) {
                Cue cue = cues.get(i);
                assertTrue(cue.endMs() - cue.startMs() >= 800, () -> cue + " of seed " + seed);
                assertTrue(i == 0 || cues.get(i - 1).endMs() <= cue.startMs(), () -> cue + " of seed " + seed);
                assertTrue(cue.lines().size() <= shape.maxLines(), () -> cue + " of seed " + seed);
            }
        }
    }
}
