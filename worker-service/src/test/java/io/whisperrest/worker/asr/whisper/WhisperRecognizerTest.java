package io.whisperrest.worker.asr.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Word;
import io.whisperrest.worker.RealParts;
import io.whisperrest.worker.SpokenSample;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.asr.LanguageEvidence;
import io.whisperrest.worker.asr.LanguageVotes;
import io.whisperrest.worker.asr.Part;
import io.whisperrest.worker.asr.RecognitionFailed;
import io.whisperrest.worker.asr.RecognitionOptions;
import io.whisperrest.worker.asr.WindowBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pitfalls of the C API, on the real engine: see {@code engine.md} §2. */
@Tag("real")
@Tag("natives")
class WhisperRecognizerTest {
    private static final RecognitionOptions ENGLISH =
            new RecognitionOptions("base", "en", false, null, List.of(), true, 0);

    private static WhisperNatives natives;
    private static WhisperRecognizer recognizer;

    @BeforeAll
    static void load() {
        natives = NativesUnderTest.get();
        recognizer = new WhisperRecognizer(natives, TestWhisperConfig.plain(), 2, () -> 0, id -> RealParts.model());
    }

    @AfterAll
    static void unload() {
        recognizer.close();
    }

    @Test
    void recognisesEachSpokenWord() {
        List<Segment> segments = recognize(SpokenSample.floats(), ENGLISH);

        assertEquals(plain(SpokenSample.TEXT), plain(text(segments)).replace("jump ", "jumps "));
        long reached = 0;
        for (Segment segment : segments) {
            String joined = segment.words().stream().map(Word::text).collect(Collectors.joining(" "));
            assertEquals(segment.text(), joined);
            assertEquals("en", segment.language());
            assertEquals(0.0, segment.temperature());
            assertTrue(segment.avgLogprob() < 0 && segment.noSpeechProb() < 0.5);
            for (Word word : segment.words()) {
                assertTrue(word.startMs() >= reached && word.endMs() >= word.startMs(), word.toString());
                assertTrue(word.probability() > 0 && word.probability() <= 1, word.toString());
                reached = word.endMs();
            }
            assertTrue(reached <= segment.endMs() && segment.endMs() <= SpokenSample.samples().length / 16);
        }
    }

    @Test
    void doesNotRecogniseThePreviousAudioWhenThereAreNoSamples() {
        recognize(SpokenSample.floats(), ENGLISH);

        assertEquals(List.of(), recognize(new float[0], ENGLISH));
    }

    @Test
    void recognisesTheWordInTheLastSecond() {
        float[] samples = SpokenSample.floats();
        int end = samples.length;
        while (Math.abs(samples[end - 1]) < 0.02) {
            end--;
        }
        String heard = plain(text(recognize(Arrays.copyOf(samples, end), ENGLISH)));

        assertTrue(heard.endsWith("first time"), heard);
    }

    @Test
    void survivesFewerSamplesThanTheSpectrumNeeds() {
        for (int count : new int[] {1, 200}) {
            recognize(new float[count], ENGLISH);
        }
    }

    @Test
    void omitsWordTimesUnlessRequested() {
        RecognitionOptions bare = new RecognitionOptions("base", "en", false, null, List.of(), false, 0);

        List<Segment> segments = recognize(SpokenSample.floats(), bare);
        assertTrue(segments.stream().allMatch(segment -> segment.words().isEmpty()));
        assertFalse(segments.isEmpty());
    }

    @Test
    void usesBeamSearchOnRequest() {
        try (WhisperRecognizer beam =
                new WhisperRecognizer(natives, TestWhisperConfig.plain().beam(), 1, () -> 0, id -> RealParts.model())) {
            String heard = text(beam.recognize(SpokenSample.floats(), ENGLISH, new WindowBudget(), new AbortFlag())
                    .segments());
            assertEquals(plain(SpokenSample.TEXT), plain(heard).replace("jump ", "jumps "));
        }
    }

    @Test
    void detectsTheLanguageOfEachPartFromOneEncoderPass() {
        float[] sample = SpokenSample.floats();
        List<Part> parts = List.of(new Part(0, 2_000), new Part(2_000, sample.length / 16));
        WindowBudget budget = new WindowBudget();

        LanguageEvidence evidence = recognizer.languages(sample, parts, "base", budget, new AbortFlag());

        assertEquals(2, evidence.probabilities().size());
        for (float[] row : evidence.probabilities()) {
            assertEquals(evidence.languages().size(), row.length);
            assertEquals(
                    1, IntStream.range(0, row.length).mapToDouble(i -> row[i]).sum(), 1e-3);
        }
        LanguageVotes free = new LanguageVotes(List.of());
        free.add(evidence);
        assertEquals("en", free.winner().language());
        LanguageVotes bound = new LanguageVotes(List.of("ru", "de"));
        bound.add(evidence);
        assertTrue(List.of("ru", "de").contains(bound.winner().language()));
    }

    @Test
    void givesTheSameTextWhetherOrNotTheLanguageWasDetectedFirst() {
        float[] sample = SpokenSample.floats();
        String alone = text(recognize(sample, ENGLISH));

        recognizer.languages(sample, List.of(new Part(0, 1_000)), "base", new WindowBudget(), new AbortFlag());

        assertEquals(alone, text(recognize(sample, ENGLISH)));
    }

    @Test
    void endsTheTextOnceTheBudgetIsSpent() {
        WindowBudget spent = new WindowBudget();
        spent.spend(1e6);

        String heard = text(recognizer
                .recognize(SpokenSample.floats(), ENGLISH, spent, new AbortFlag())
                .segments());

        assertEquals("", heard);
        assertFalse(recognize(SpokenSample.floats(), ENGLISH).isEmpty(), "the state is usable afterwards");
    }

    @Test
    void promptAndKeywordsOfAnyLengthDoNoHarm() throws Exception {
        List<String> prompts =
                List.of("a".repeat(1_000), "я".repeat(1_000), "?".repeat(1_000), "a b ".repeat(250), "\0x");
        List<String> keywords = Collections.nCopies(100, "Кеплер-Überbrückung".repeat(3));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread small = new Thread(
                null,
                () -> prompts.forEach(prompt -> recognize(
                        new float[8_000], new RecognitionOptions("base", "en", false, prompt, keywords, true, 0))),
                "small-stack",
                1 << 20);
        small.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        small.start();
        small.join();
        assertEquals(null, failure.get());
    }

    @Test
    void stopsWithinTwoSecondsOfTheFlag() {
        float[] sample = SpokenSample.floats();
        float[] samples = new float[28 * 16_000];
        for (int at = 0; at + sample.length <= samples.length; at += sample.length) {
            System.arraycopy(sample, 0, samples, at, sample.length);
        }
        AbortFlag abort = new AbortFlag();
        long[] raised = new long[1];
        CompletableFuture.runAsync(() -> {
            pause(300);
            raised[0] = System.nanoTime();
            abort.raise();
        });

        assertThrows(RecognitionAborted.class, () -> recognizer.recognize(samples, ENGLISH, new WindowBudget(), abort));
        // 2 s on the target machine; a shared one may be several times slower
        assertTrue(System.nanoTime() - raised[0] < 10_000_000_000L);
        assertFalse(recognize(sample, ENGLISH).isEmpty(), "the state is usable afterwards");
    }

    @Test
    void givesTheSameTextOnAllSlotsAtOnce() {
        List<CompletableFuture<String>> runs = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> text(recognize(SpokenSample.floats(), ENGLISH))))
                .toList();
        assertEquals(1, runs.stream().map(CompletableFuture::join).distinct().count());
    }

    @Test
    void rejectsALanguageTheEngineDoesNotKnow() {
        RecognitionOptions options = new RecognitionOptions("base", "xx", false, null, List.of(), true, 0);

        assertEquals(
                FailureCode.ENGINE_ERROR,
                assertThrows(RecognitionFailed.class, () -> recognize(SpokenSample.floats(), options))
                        .code());
    }

    @Test
    void reportsAModelItCannotLoadAndKeepsWorking(@TempDir Path folder) throws Exception {
        Path damaged = Files.write(folder.resolve("ggml-base.bin"), new byte[2_000]);
        try (WhisperRecognizer other =
                new WhisperRecognizer(natives, TestWhisperConfig.plain().atMost(1), 1, () -> 0, id -> damaged)) {
            for (int i = 0; i < 2; i++) {
                RecognitionFailed failed = assertThrows(
                        RecognitionFailed.class,
                        () -> other.recognize(SpokenSample.floats(), ENGLISH, new WindowBudget(), new AbortFlag()));
                assertEquals(FailureCode.MODEL_UNAVAILABLE, failed.code());
            }
            assertFalse(other.isLoaded("base"));
        }
    }

    private static List<Segment> recognize(float[] samples, RecognitionOptions options) {
        return recognizer
                .recognize(samples, options, new WindowBudget(), new AbortFlag())
                .segments();
    }

    private static String text(List<Segment> segments) {
        return segments.stream().map(Segment::text).collect(Collectors.joining(" "));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "");
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
