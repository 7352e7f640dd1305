package io.whisperrest.worker.asr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the exact place of a language change, because a phrase may hold the end of one language and the first word of the next. Of the
 * possible cuts nearby, it takes the one that fits both sides best.
 */
final class LanguageBoundary {
    private static final int MAX_CUTS = 6;
    /** Audio further away says nothing about where the change is. */
    private static final long REACH_MS = 6_000;
    /** A shorter side gives no usable evidence. */
    private static final long MIN_SIDE_MS = 1_000;

    private static final double FLOOR = 1e-3;

    private final List<Long> cuts;
    private final Function<List<Part>, LanguageEvidence> evidence;

    /**
     * @param cuts places where the window may be cut, in ms from its start
     * @param evidence asks the engine for the languages of parts of the window
     */
    LanguageBoundary(List<Long> cuts, Function<List<Part>, LanguageEvidence> evidence) {
        this.cuts = cuts;
        this.evidence = evidence;
    }

    /** Both parts with their common border moved to the best cut, or unchanged. */
    List<LanguagePart> moved(LanguagePart left, LanguagePart right) {
        long border = right.part().startMs();
        long from = Math.max(left.part().startMs(), border - REACH_MS);
        long to = Math.min(right.part().endMs(), border + REACH_MS);
        List<Long> near = cuts.stream()
                .filter(cut -> cut >= from + MIN_SIDE_MS && cut <= to - MIN_SIDE_MS)
                .sorted(Comparator.comparingLong(cut -> Math.abs(cut - border)))
                .limit(MAX_CUTS)
                .toList();
        if (near.size() < 2) {
            return List.of(left, right);
        }
        List<Part> sides = new ArrayList<>();
        near.forEach(cut -> {
            sides.add(new Part(from, cut));
            sides.add(new Part(cut, to));
        });
        LanguageEvidence heard = evidence.apply(sides);
        long best = border;
        double limit = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < near.size(); i++) {
            double fits = fit(heard, 2 * i, sides, left, right) + fit(heard, 2 * i + 1, sides, right, left);
            if (fits > limit) {
                limit = fits;
                best = near.get(i);
            }
        }
        return List.of(
                new LanguagePart(new Part(left.part().startMs(), best), left.language()),
                new LanguagePart(new Part(best, right.part().endMs()), right.language()));
    }

    /** How well a side fits its own language compared with the other one, weighted by its length. */
    private static double fit(
            LanguageEvidence heard, int side, List<Part> sides, LanguagePart own, LanguagePart other) {
        double mine = Math.max(FLOOR, heard.probability(side, own.language()));
        double others = Math.max(FLOOR, heard.probability(side, other.language()));
        return sides.get(side).lengthMs() * Math.log(mine / (mine + others));
    }
}
