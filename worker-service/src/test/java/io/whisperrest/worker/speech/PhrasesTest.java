package io.whisperrest.worker.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    @Test
    void coverTheWindowWithoutGaps() {
        List<Window> phrases = Phrases.of(new Window(0, 1_000, 29_000), speech(30, 1, 9, 10, 20, 22, 29));

        assertEquals(1_000, phrases.get(0).startMs());
        assertEquals(29_000, phrases.get(phrases.size() - 1).endMs());
        for (int i = 1; i < phrases.size(); i++) {
            assertEquals(phrases.get(i - 1).endMs(), phrases.get(i).startMs());
        }
    }

    @Test
    void endAtPausesAndAfterFiveSecondsWithoutOne() {
        List<Window> phrases = Phrases.of(new Window(0, 0, 20_000), speech(20, 0, 4, 6, 20));

        assertEquals(5_000, phrases.get(0).endMs(), 50, "the middle of the pause");
        assertTrue(phrases.stream().allMatch(phrase -> phrase.endMs() - phrase.startMs() <= 6_500));
    }

    @Test
    void joinShortWordsUntilALanguageCanBeDetected() {
        assertEquals(
                2,
                Phrases.of(new Window(0, 0, 9_000), speech(9, 0, 1, 2, 3, 4, 5, 6, 9))
                        .size());
    }

    @Test
    void areTheWholeWindowWhenThereIsNoSpeech() {
        Window window = new Window(1, 0, 3_000);

        assertEquals(List.of(window), Phrases.of(window, speech(3)));
    }

    /** That many seconds, with speech between each pair of the given seconds. */
    private static SpeechMap speech(int seconds, int... spoken) {
        float[] frames = new float[seconds * 1_000 / SpeechMap.FRAME_MS];
        for (int i = 0; i < spoken.length; i += 2) {
            int to = Math.min(frames.length, spoken[i + 1] * 1_000 / SpeechMap.FRAME_MS);
            Arrays.fill(frames, spoken[i] * 1_000 / SpeechMap.FRAME_MS, to, 0.99f);
        }
        return new SpeechMap(frames);
    }
}
