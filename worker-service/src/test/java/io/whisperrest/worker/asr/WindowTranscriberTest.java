package io.whisperrest.worker.asr;

import static io.whisperrest.worker.asr.TestSegments.heard;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed.Reason;
import io.whisperrest.model.task.Warning;
import io.whisperrest.model.task.Word;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.speech.SpeechMap;
import io.whisperrest.worker.speech.Window;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTranscriberTest {
    private static final int SECONDS = 60;
    private static final LanguageRequest ENGLISH = LanguageRequest.fixed("en");
    private static final LanguageRequest OPEN = new LanguageRequest(null, List.of(), List.of("en"));
    /** Enough letters for a window of 25 s. */
    private static final String ENGLISH_TEXT =
            "the quick brown fox jumps over a lazy dog while seven green boxes wait beside the old mill"
                    + " and some people in town can say by now who brought them there last night";

    private static final String LOOP = "and then and then and then and then and then and then and then";

    private final FakeSpeechRecognizer recognizer = new FakeSpeechRecognizer();
    private final RecognitionOptions options = new RecognitionOptions("base", "en", false, null, List.of(), true, 0);

    @Test
    void placesTextAtItsFileTimeAndWithinTheWindow() {
        recognizer.thenHears(
                heard(0, 5_000, "one two three four five six seven eight nine"),
                heard(5_000, 11_000, "seven eight nine ten eleven twelve thirteen"));

        WindowTranscript transcript = transcribe(7_000, spoken(), new Window(0, 20_000, 30_000), options);

        assertEquals(27_000, transcript.segments().get(0).startMs());
        assertEquals(37_000, transcript.segments().get(1).endMs(), "clamped to the window");
        long reached = 0;
        for (Segment segment : transcript.segments()) {
            assertTrue(segment.startMs() >= reached && segment.endMs() >= segment.startMs());
            assertTrue(segment.words().stream().allMatch(word -> word.endMs() <= segment.endMs()));
            reached = segment.endMs();
        }
        assertEquals(null, transcript.segments().get(0).channel());
        assertEquals(List.of(), transcript.warnings());
    }

    @Test
    void namesTheChannelInASplitRecording() {
        recognizer.thenHears(heard(0, 2_000, "hello there you two"));
        ShortBuffer track = ShortBuffer.allocate(SECONDS * PcmAudio.SAMPLE_RATE);
        try (PcmAudio audio = new PcmAudio(List.of(track, track), 0, () -> {})) {
            WindowTranscript transcript = new WindowTranscriber(recognizer)
                    .transcribe(audio, spoken(), new Window(1, 0, 2_000), options, ENGLISH, new AbortFlag());
            assertEquals(2, transcript.segments().get(0).channel());
        }
    }

    @Test
    void decodesALoopAgainAtTheNextTemperature() {
        recognizer
                .thenHears(heard(0, 5_000, LOOP))
                .thenHears(heard(0, 5_000, "something quite different was said here"));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 5_000), options);

        assertEquals(0.2, recognizer.asked.get(1).temperature());
        assertEquals(
                "something quite different was said here",
                transcript.segments().get(0).text());
        assertEquals(List.of(), transcript.suppressed());
    }

    @Test
    void triesHigherTemperaturesWhenThereIsNoText() {
        recognizer.thenHears().thenHears(heard(0, 5_000, "something was said here after all"));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 5_000), options);

        assertTrue(recognizer.asked.get(1).fallback());
        assertEquals(
                "something was said here after all",
                transcript.segments().get(0).text());
    }

    @Test
    void omitsAPromptThatMakesTheModelLoop() {
        recognizer.thenHears(heard(0, 5_000, LOOP)).thenHears(heard(0, 5_000, "something quite different was said"));
        RecognitionOptions prompted = new RecognitionOptions("base", "en", false, "and then", List.of("then"), true, 0);

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 5_000), prompted);

        assertEquals(null, recognizer.asked.get(1).prompt());
        assertEquals(
                "something quite different was said",
                transcript.segments().get(0).text());
    }

    @Test
    void suppressesAPersistentLoopAndReportsIt() {
        recognizer.thenHears(heard(0, 5_000, LOOP));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 5_000), options);

        assertEquals(List.of(), transcript.segments());
        assertEquals(Reason.REPETITION, transcript.suppressed().get(0).reason());
        assertEquals(LOOP, transcript.suppressed().get(0).text());
        assertEquals(List.of("speech_suppressed"), codes(transcript));
    }

    @Test
    void keepsOneOfManyEqualSegments() {
        Segment[] same = new Segment[5];
        for (int i = 0; i < same.length; i++) {
            same[i] = heard(i * 1_000, i * 1_000 + 1_000, "I do not know.");
        }
        recognizer.thenHears(same);

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 5_000), options);

        assertEquals(1, transcript.segments().size());
        assertEquals(4, transcript.suppressed().size());
    }

    @Test
    void recognisesSpeechAgainThatTheEngineSkipped() {
        recognizer
                .thenHears(heard(0, 4_000, "the first sentence was heard at once"))
                .thenHears(heard(0, 5_000, "the second one only when it was played alone"));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 10_000, 20_000), options);

        assertEquals(2, transcript.segments().size());
        assertEquals(14_000, transcript.segments().get(1).startMs());
        assertEquals(6 * PcmAudio.SAMPLE_RATE, recognizer.lengths.get(1));
    }

    @Test
    void recognisesASegmentAgainWhoseTextIsTooShortForItsSpeech() {
        recognizer
                .thenHears(
                        heard(0, 4_000, "this is the usual amount of text"), heard(4_000, 10_000, "All right, thanks."))
                .thenHears(
                        heard(0, 1_000, "All right, thanks."),
                        heard(1_500, 6_000, "She had your dark suit in wash water all year."));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 10_000), options);

        assertEquals(3, transcript.segments().size());
        assertEquals(5_500, transcript.segments().get(2).startMs());
    }

    @Test
    void recognisesTheRestOfARepeatedStretchThatEndsEarly() {
        recognizer
                .thenHears(heard(0, 4_000, "this is the usual amount of text"), heard(4_000, 10_000, "All right."))
                .thenHears(heard(0, 1_000, "All right."))
                .thenHears(heard(0, 5_000, "She had your dark suit in greasy wash water all year."));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 10_000), options);

        assertEquals(3, transcript.segments().size());
        assertEquals(5_000, transcript.segments().get(2).startMs());
    }

    @Test
    void givesUpOnUnintelligibleSpeechBeforeItCostsThreeWindowsAndReportsIt() {
        recognizer.thenHears(heard(0, 1_000, "One word."));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 28_000), options);

        assertTrue(recognizer.asked.size() <= 4, recognizer.asked.size() + " engine calls");
        assertTrue(codes(transcript).contains("speech_without_text"));
        assertEquals(28_000, transcript.warnings().get(0).endMs());
    }

    @Test
    void keepsAPhraseThatTheSpeakerRepeated() {
        Segment[] same = new Segment[10];
        for (int i = 0; i < same.length; i++) {
            same[i] = heard(i * 2_500, i * 2_500 + 1_500, "in eighteen thirteen");
        }
        recognizer.thenHears(same).thenHears(heard(0, 1_500, "In eighteen thirteen."));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 25_000), options);

        assertEquals(10, transcript.segments().size());
        assertEquals(List.of(), transcript.suppressed());
        assertEquals(0, recognizer.asked.get(1).temperature(), "no ladder of temperatures");
    }

    @Test
    void recognisesEachPartOfAWindowInItsOwnLanguage() {
        recognizer
                .thenSpeaks("ru", 10_000, 25_000)
                .thenHears(heard(0, 9_000, "this was said in English by the first of two people who met at a station"))
                .thenHears(
                        heard(
                                0,
                                15_000,
                                "а это сказал по-русски второй из них, и говорил он довольно долго, так что пришлось сесть и слушать до конца"));

        WindowTranscript transcript = open(new Window(0, 0, 25_000));

        assertEquals(List.of("en", "ru"), asked());
        assertEquals(
                List.of("en", "ru"),
                transcript.segments().stream().map(Segment::language).toList());
        assertEquals(
                recognizer.lengths.get(0) / 16,
                transcript.segments().get(1).startMs(),
                "the second part goes on there");
        assertEquals("ru", transcript.lastLanguage());
    }

    @Test
    void recognisesAllPartsInOneLanguageWithOneCall() {
        recognizer
                .thenSpeaks("ru", 10_000, 20_000)
                .thenHears(
                        heard(0, 9_500, "this was said in English by the first of two people who met at a station"),
                        heard(11_000, 16_000, "and this was said by the first one too in the end"))
                .thenHears(heard(
                        0, 10_000, "а это сказал по-русски второй из них, и довольно подробно рассказал обо всём"));

        WindowTranscript transcript = open(new Window(0, 0, 25_000));

        assertEquals(List.of("en", "ru"), asked());
        assertEquals(
                List.of("en", "ru", "en"),
                transcript.segments().stream().map(Segment::language).toList());
        assertEquals(20_000, transcript.segments().get(2).startMs(), 50, "converted from splice to file time");
        assertTrue(transcript.segments().get(1).startMs() >= 9_900);
    }

    @Test
    void keepsItsLanguageDespiteAWordInAnotherOne() {
        recognizer.thenSpeaks("ru", 11_000, 14_000).thenHears(heard(0, 25_000, ENGLISH_TEXT));

        open(new Window(0, 0, 25_000));

        assertEquals(List.of("en"), asked());
    }

    @Test
    void recognisesAFixedLanguageAndWarnsWhereAnotherIsSpoken() {
        recognizer.thenSpeaks("ru", 0, 25_000).thenHears(heard(0, 25_000, ENGLISH_TEXT));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 25_000), options);

        assertEquals(List.of("en"), asked());
        assertEquals(List.of("language_mismatch"), codes(transcript));
    }

    private WindowTranscript open(Window window) {
        try (PcmAudio audio = audio(0)) {
            return new WindowTranscriber(recognizer)
                    .transcribe(audio, spoken(), window, options, OPEN, new AbortFlag());
        }
    }

    private List<String> asked() {
        return recognizer.asked.stream().map(RecognitionOptions::language).toList();
    }

    @Test
    void keepsTheFirstResultWhenTheSecondHasNoMoreText() {
        recognizer.thenHears(heard(0, 10_000, "Slow words.")).thenHears(heard(0, 10_000, "Slow word."));

        assertEquals(
                "Slow words.",
                transcribe(0, spoken(), new Window(0, 0, 10_000), options)
                        .segments()
                        .get(0)
                        .text());
    }

    @Test
    void warnsWhenTheTextIsInAnotherScript() {
        RecognitionOptions russian = new RecognitionOptions("base", "ru", false, null, List.of(), true, 0);
        recognizer.thenHears(heard(0, 3_000, "this is English all of a sudden"));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 3_000), russian);

        assertEquals(List.of("language_changed"), codes(transcript));
        assertEquals(
                "The text is in latin letters, the language is Russian.",
                transcript.warnings().get(0).detail());
        RecognitionOptions translated = new RecognitionOptions("base", "ru", true, null, List.of(), true, 0);
        assertEquals(List.of(), codes(transcribe(0, spoken(), new Window(0, 0, 3_000), translated)));
    }

    @Test
    void writesSegmentsAndWordsInTheRequestedScript() {
        recognizer.thenHears(heard(0, 3_000, "后来 他的 头发 很 干净"));
        RecognitionOptions chinese = new RecognitionOptions("base", "zh", false, null, List.of(), true, 0);

        Segment asked = transcribe(0, spoken(), new Window(0, 0, 3_000), chinese.withScript("Hant"))
                .segments()
                .get(0);
        Segment plain = transcribe(0, spoken(), new Window(0, 0, 3_000), chinese)
                .segments()
                .get(0);

        assertEquals("後來 他的 頭髮 很 乾淨", asked.text());
        assertEquals(
                List.of("後來", "他的", "頭髮", "很", "乾淨"),
                asked.words().stream().map(Word::text).toList());
        assertEquals("后来 他的 头发 很 干净", plain.text());
        assertEquals(
                plain.words().stream().map(Word::startMs).toList(),
                asked.words().stream().map(Word::startMs).toList());
    }

    @Test
    void convertsOnlyThePartsInThatLanguage() {
        recognizer
                .thenSpeaks("zh", 10_000, 20_000)
                .thenHears(heard(0, 9_500, "this was said in English with the name 头发 by the first of two people"))
                .thenHears(heard(0, 10_000, "第二个人在车站说他的头发很干净他们后来去了公园"));
        RecognitionOptions mixed = options.withScript("Hant");
        try (PcmAudio audio = audio(0)) {
            List<Segment> segments = new WindowTranscriber(recognizer)
                    .transcribe(audio, spoken(), new Window(0, 0, 20_000), mixed, OPEN, new AbortFlag())
                    .segments();

            assertTrue(segments.get(0).text().contains("头发"));
            assertEquals("第二個人在車站說他的頭髮很乾淨他們後來去了公園", segments.get(1).text());
        }
    }

    @Test
    void treatsASegmentOfUnclearScriptLikeTheRestOfItsWindow() {
        recognizer.thenHears(heard(0, 1_500, "我 在 台北"), heard(1_500, 3_000, "我們 在 這裡 說話"));
        RecognitionOptions chinese = new RecognitionOptions("base", "zh", false, null, List.of(), true, 0);

        assertEquals(
                "我 在 台北",
                transcribe(0, spoken(), new Window(0, 0, 3_000), chinese.withScript("Hant"))
                        .segments()
                        .get(0)
                        .text());
    }

    @Test
    void writesSuppressedTextInTheScriptToo() {
        recognizer.thenHears(heard(0, 5_000, "头发 很 头发 很 头发 很 头发 很 头发 很 头发 很 头发 很 头发 很"));
        RecognitionOptions chinese = new RecognitionOptions("base", "zh", false, null, List.of(), true, 0);

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 5_000), chinese.withScript("Hant"));

        assertTrue(transcript.suppressed().get(0).text().startsWith("頭髮 很"));
    }

    @Test
    void aTranslationIsEnglishWhateverTheScript() {
        recognizer.thenHears(heard(0, 3_000, "good day to all of you"));
        RecognitionOptions translated =
                new RecognitionOptions("base", "sr", true, null, List.of(), true, 0).withScript("Cyrl");

        assertEquals(
                "good day to all of you",
                transcribe(0, spoken(), new Window(0, 0, 3_000), translated)
                        .segments()
                        .get(0)
                        .text());
    }

    @Test
    void stopsWhenTheFlagIsRaised() {
        AbortFlag abort = new AbortFlag();
        abort.raise();
        recognizer.thenHears();
        try (PcmAudio audio = audio(0)) {
            WindowTranscriber transcriber = new WindowTranscriber(recognizer);
            Window window = new Window(0, 0, 1_000);
            assertThrows(
                    RecognitionAborted.class,
                    () -> transcriber.transcribe(audio, spoken(), window, options, ENGLISH, abort));
        }
    }

    private WindowTranscript transcribe(long fileMs, SpeechMap speech, Window window, RecognitionOptions how) {
        try (PcmAudio audio = audio(fileMs)) {
            return new WindowTranscriber(recognizer)
                    .transcribe(audio, speech, window, how, LanguageRequest.fixed(how.language()), new AbortFlag());
        }
    }

    private static PcmAudio audio(long startMs) {
        return new PcmAudio(List.of(ShortBuffer.allocate(SECONDS * PcmAudio.SAMPLE_RATE)), startMs, () -> {});
    }

    private static SpeechMap spoken() {
        float[] probabilities = new float[SECONDS * 1000 / SpeechMap.FRAME_MS];
        Arrays.fill(probabilities, 0.9f);
        return new SpeechMap(probabilities);
    }

    private static List<String> codes(WindowTranscript transcript) {
        return new ArrayList<>(transcript.warnings().stream().map(Warning::code).toList());
    }
}
