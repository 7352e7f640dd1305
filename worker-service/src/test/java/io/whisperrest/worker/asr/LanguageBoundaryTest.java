package io.whisperrest.worker.asr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageBoundaryTest {
    private static final LanguagePart ENGLISH = new LanguagePart(new Part(0, 10_000), "en");
    private static final LanguagePart RUSSIAN = new LanguagePart(new Part(10_000, 20_000), "ru");

    @Test
    void movesToTheCutThatFitsBothSides() {
        List<LanguagePart> moved = boundary(9_000, 8_500L, 9_000L, 10_000L).moved(ENGLISH, RUSSIAN);

        assertEquals(new Part(0, 9_000), moved.get(0).part());
        assertEquals(new Part(9_000, 20_000), moved.get(1).part());
    }

    @Test
    void staysInPlaceWithoutAnotherCutNearby() {
        assertEquals(List.of(ENGLISH, RUSSIAN), boundary(9_000, 10_000L).moved(ENGLISH, RUSSIAN));
        assertEquals(
                List.of(ENGLISH, RUSSIAN), boundary(9_000, 1_000L, 19_500L).moved(ENGLISH, RUSSIAN), "too far away");
    }

    /** English before that time, Russian after it. */
    private static LanguageBoundary boundary(long changeMs, Long... cuts) {
        return new LanguageBoundary(
                List.of(cuts),
                sides -> new LanguageEvidence(
                        List.of("en", "ru"),
                        sides.stream()
                                .map(side -> {
                                    long english = Math.max(0, Math.min(side.endMs(), changeMs) - side.startMs());
                                    float share = (float) english / side.lengthMs();
                                    return new float[] {share, 1 - share};
                                })
                                .toList()));
    }
}
