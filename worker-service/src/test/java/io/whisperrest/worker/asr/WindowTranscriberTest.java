package io.whisperrest.worker.asr;

import static io.whisperrest.worker.asr.TestSegments.heard;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed.Reason;
import io.whisperrest.model.task.Warning;
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
    private static final String LOOP = "and then and then and then and then and then and then and then";

    private final FakeSpeechRecognizer recognizer = new FakeSpeechRecognizer();
    private final RecognitionOptions options = new RecognitionOptions("base", "en", false, null, List.of(), true, 0);

    @Test
    void placesTextInTheFileAndInsideTheWindow() {
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
    void saysWhichChannelOfASplitRecordingSpeaks() {
        recognizer.thenHears(heard(0, 2_000, "hello there you two"));
        ShortBuffer track = ShortBuffer.allocate(SECONDS * PcmAudio.SAMPLE_RATE);
        try (PcmAudio audio = new PcmAudio(List.of(track, track), 0, () -> {})) {
            WindowTranscript transcript = new WindowTranscriber(recognizer)
                    .transcribe(audio, spoken(), new Window(1, 0, 2_000), options, new AbortFlag());
            assertEquals(2, transcript.segments().get(0).channel());
        }
    }

    @Test
    void hearsALoopAgainAtTheNextTemperature() {
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
    void suppressesALoopThatStaysAndReportsIt() {
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
    void hearsSpeechAgainThatTheEngineLeftOut() {
        recognizer
                .thenHears(heard(0, 4_000, "the first sentence was heard at once"))
                .thenHears(heard(0, 5_000, "the second one only when it was played alone"));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 10_000, 20_000), options);

        assertEquals(2, transcript.segments().size());
        assertEquals(14_000, transcript.segments().get(1).startMs());
        assertEquals(6 * PcmAudio.SAMPLE_RATE, recognizer.lengths.get(1));
    }

    @Test
    void hearsASegmentAgainWhoseTextIsTooShortForItsSpeech() {
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
    void hearsTheRestOfASecondHearingThatEndsEarly() {
        recognizer
                .thenHears(heard(0, 4_000, "this is the usual amount of text"), heard(4_000, 10_000, "All right."))
                .thenHears(heard(0, 1_000, "All right."))
                .thenHears(heard(0, 5_000, "She had your dark suit in greasy wash water all year."));

        WindowTranscript transcript = transcribe(0, spoken(), new Window(0, 0, 10_000), options);

        assertEquals(3, transcript.segments().size());
        assertEquals(5_000, transcript.segments().get(2).startMs());
    }

    @Test
    void givesUpOnSpeechThatNobodyUnderstands() {
        recognizer.thenHears(heard(0, 1_000, "One word."));

        transcribe(0, spoken(), new Window(0, 0, 28_000), options);

        assertEquals(4, recognizer.asked.size());
    }

    @Test
    void keepsTheFirstHearingWhenTheSecondGivesNoMore() {
        recognizer.thenHears(heard(0, 10_000, "Slow words.")).thenHears(heard(0, 10_000, "Slow word."));

        assertEquals(
                "Slow words.",
                transcribe(0, spoken(), new Window(0, 0, 10_000), options)
                        .segments()
                        .get(0)
                        .text());
    }

    @Test
    void warnsWhenTheTextIsInOtherLetters() {
        RecognitionOptions russian = new RecognitionOptions("base", "ru", false, null, List.of(), true, 0);
        recognizer.thenHears(heard(0, 3_000, "this is English all of a sudden"));

        assertEquals(List.of("language_changed"), codes(transcribe(0, spoken(), new Window(0, 0, 3_000), russian)));
        RecognitionOptions translated = new RecognitionOptions("base", "ru", true, null, List.of(), true, 0);
        assertEquals(List.of(), codes(transcribe(0, spoken(), new Window(0, 0, 3_000), translated)));
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
                    RecognitionAborted.class, () -> transcriber.transcribe(audio, spoken(), window, options, abort));
        }
    }

    private WindowTranscript transcribe(long fileMs, SpeechMap speech, Window window, RecognitionOptions how) {
        try (PcmAudio audio = audio(fileMs)) {
            return new WindowTranscriber(recognizer).transcribe(audio, speech, window, how, new AbortFlag());
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
