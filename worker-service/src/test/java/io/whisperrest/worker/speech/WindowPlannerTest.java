package io.whisperrest.worker.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPlannerTest {
    private static final int SEEDS = 60;

    private final WindowPlanner planner = new WindowPlanner();

    @Test
    void plansNothingForSilence() {
        assertEquals(List.of(), plan(SpeechMaps.of(60)));
        assertEquals(List.of(), plan(new SpeechMap(new float[0])));
    }

    @Test
    void ignoresSpeechShorterThanAQuarterSecondUnlessTheDetectorIsSure() {
        assertEquals(List.of(), plan(word(0.19, 0.8f)));
        assertEquals(1, plan(word(0.32, 0.8f)).size());
        assertEquals(1, plan(word(0.19, 0.95f)).size(), "a spoken digit");
        assertEquals(List.of(), plan(word(0.06, 0.95f)), "a click");
    }

    private static SpeechMap word(double seconds, float probability) {
        float[] probabilities = new float[SpeechMaps.frames(10)];
        Arrays.fill(probabilities, 100, 100 + SpeechMaps.frames(seconds), probability);
        return new SpeechMap(probabilities);
    }

    @Test
    void padsSpeechOnBothSidesInsideTheRecording() {
        Window middle = plan(SpeechMaps.of(3.2, 1.6, 3.2)).get(0);
        Window whole = plan(SpeechMaps.of(0, 1.6)).get(0);

        assertEquals(new Window(0, 3_000, 5_000), middle);
        assertEquals(new Window(0, 0, 1_600), whole);
    }

    @Test
    void bridgesAPauseShorterThanTheMinimalSilence() {
        assertEquals(
                1,
                SpeechRegions.of(SpeechMaps.of(1, 1, 0.2, 1, 1).probabilities()).size());
        assertEquals(
                2,
                SpeechRegions.of(SpeechMaps.of(1, 1, 0.4, 1, 1).probabilities()).size());
    }

    @Test
    void speechContinuesBelowTheThresholdThatStartsIt() {
        float[] probabilities = new float[100];
        Arrays.fill(probabilities, 10, 60, 0.4f);
        assertEquals(List.of(), SpeechRegions.of(probabilities));
        probabilities[10] = 0.5f;
        assertEquals(List.of(new Speech(10, 60)), SpeechRegions.of(probabilities));
    }

    @Test
    void mergesNeighboursWhileTheGapStaysUnderThreeSeconds() {
        assertEquals(1, plan(SpeechMaps.of(1, 4, 2.5, 4, 1)).size());
        assertEquals(2, plan(SpeechMaps.of(1, 4, 4, 4, 1)).size());
    }

    @Test
    void startsANewWindowWhenMergingWouldExceedTwentyEightSeconds() {
        List<Window> windows = plan(SpeechMaps.of(1, 15, 1, 11, 1, 5, 1));

        assertEquals(2, windows.size());
        assertEquals(27_400, windows.get(0).endMs() - windows.get(0).startMs(), 100);
    }

    @Test
    void cutsLongSpeechAtItsWeakestFrame() {
        float[] probabilities = SpeechMaps.of(0, 40).probabilities();
        int weak = SpeechMaps.frames(22);
        for (int i = weak - 3; i <= weak + 3; i++) {
            probabilities[i] = 0.4f;
        }

        List<Window> windows = plan(new SpeechMap(probabilities));

        assertEquals(2, windows.size());
        assertEquals(22_000, windows.get(0).endMs(), 100);
        assertEquals(windows.get(0).endMs(), windows.get(1).startMs());
    }

    @Test
    void resumesAfterTheCommittedPart() {
        SpeechMap map = SpeechMaps.of(1, 20, 5, 20, 5, 20, 1);
        List<Window> all = plan(map);

        assertEquals(3, all.size());
        assertEquals(all, planner.plan(List.of(map), 0));
        assertEquals(all.subList(1, 3), planner.plan(List.of(map), all.get(0).endMs()));
        assertEquals(List.of(), planner.plan(List.of(map), all.get(2).endMs()));
        Window across = planner.plan(List.of(map), all.get(1).startMs() + 500).get(0);
        assertEquals(all.get(1).startMs() + 500, across.startMs());
        assertEquals(all.get(1).endMs(), across.endMs());
    }

    @Test
    void tracksThatEndTogetherStillHaveDistinctEnds() {
        SpeechMap map = SpeechMaps.of(1, 10, 1);
        List<Window> windows = planner.plan(List.of(map, map, map), 0);

        assertEquals(3, windows.stream().map(Window::endMs).distinct().count());
        assertEquals(
                Set.of(0, 1, 2),
                new HashSet<>(windows.stream().map(Window::track).toList()));
        assertEquals(
                windows.subList(1, 3),
                planner.plan(List.of(map, map, map), windows.get(0).endMs()));
    }

    @Test
    void aWindowOfAnotherTrackAcrossTheResumePointStaysWhole() {
        SpeechMap early = SpeechMaps.of(1, 10, 20);
        SpeechMap late = SpeechMaps.of(1, 20, 10);
        List<Window> all = planner.plan(List.of(early, late), 0);

        assertEquals(
                all.subList(1, 2), planner.plan(List.of(early, late), all.get(0).endMs()));
        assertTrue(all.get(1).startMs() < all.get(0).endMs());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void keepsItsGuaranteesForAnySpeech(int tracks) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            double seconds = 1 + random.nextInt(400);
            List<SpeechMap> maps = new ArrayList<>();
            for (int track = 0; track < tracks; track++) {
                maps.add(SpeechMaps.random(random, seconds));
            }
            List<Window> windows = planner.plan(maps, 0);
            checkOrder(windows, "seed " + seed);
            for (int track = 0; track < tracks; track++) {
                checkTrack(windows, track, maps.get(track).probabilities(), "seed " + seed + " track " + track);
            }
            checkEveryResume(maps, windows, "seed " + seed);
        }
    }

    private static void checkOrder(List<Window> windows, String what) {
        long last = -1;
        for (Window window : windows) {
            assertTrue(window.startMs() >= 0 && window.startMs() < window.endMs(), what);
            assertTrue(window.endMs() - window.startMs() <= WindowPlanner.MAX_WINDOW_MS, what);
            assertTrue(window.endMs() > last, what);
            last = window.endMs();
        }
    }

    /** Windows of one track do not overlap, and each region of speech is inside them. */
    private static void checkTrack(List<Window> windows, int track, float[] probabilities, String what) {
        List<Window> own =
                windows.stream().filter(window -> window.track() == track).toList();
        for (int i = 1; i < own.size(); i++) {
            assertTrue(own.get(i).startMs() >= own.get(i - 1).endMs(), what);
        }
        for (Speech speech : SpeechRegions.of(probabilities)) {
            long covered = 0;
            long from = (long) speech.from() * SpeechMap.FRAME_MS;
            long to = (long) speech.to() * SpeechMap.FRAME_MS;
            for (Window window : own) {
                covered += Math.max(0, Math.min(to, window.endMs()) - Math.max(from, window.startMs()));
            }
            assertEquals(to - from, covered, 8, what); // distinct ends may take a millisecond or a few
        }
        long spoken = own.stream()
                .mapToLong(window -> window.endMs() - window.startMs())
                .sum();
        assertTrue(spoken <= (long) probabilities.length * SpeechMap.FRAME_MS, what);
    }

    /** Stopping after any window and planning again gives exactly the remaining windows. */
    private void checkEveryResume(List<SpeechMap> maps, List<Window> windows, String what) {
        for (int done = 0; done < windows.size(); done++) {
            List<Window> rest = planner.plan(maps, windows.get(done).endMs());
            assertEquals(windows.subList(done + 1, windows.size()), rest, what);
        }
    }

    @Test
    void fillsWindowsOfContinuousSpeechWell() {
        List<Window> windows = plan(SpeechMaps.of(0, 600));

        assertTrue(windows.size() <= 600 / 27 + 1, windows.size() + " windows");
        assertNotEquals(0, windows.size());
    }

    private List<Window> plan(SpeechMap map) {
        return planner.plan(List.of(map), 0);
    }
}
