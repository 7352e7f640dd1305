package io.whisperrest.worker.asr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The most likely languages of consecutive phrases, with a penalty for each change (Viterbi). A phrase is weighted by its length and
 * its highest probability, and probabilities have a lower bound. So neither a short word, nor mumbling, nor one confident mistake
 * outweighs the penalty.
 */
final class LanguageSequence {
    /**
     * Penalty for a change to an expected language, in nats: the evidence must favour it by about 12 to 1. Measured with base: with
     * this and the next penalty, no window of 37 min in one language was assigned to another, and of recordings that mix two to six
     * languages 96 % of the time was assigned correctly (97 % when the languages were named). Below 1.5 and 1, the first wrong window
     * appears.
     */
    static final double CHANGE = 2.5;
    /** Additional penalty for a language that has not occurred yet: about 55 to 1 in all. */
    private static final double UNHEARD = 1.5;
    /** Penalty for leaving a language that the caller named: about 3000 to 1. */
    static final double CHANGE_FROM_NAMED = 8;

    private static final double FLOOR = 1e-3;
    private static final double WORTH_A_LOOK = 0.05;
    /** Length at which a phrase has weight 1. */
    private static final double FULL_MS = 4_000;
    /** Longer phrases weigh more, up to this limit, because their frames are not independent. */
    private static final double MAX_WEIGHT = 1.5;

    private final LanguageEvidence evidence;
    private final List<Part> phrases;
    private final List<String> candidates;
    private final LanguageRequest request;
    private final double[] surest;

    LanguageSequence(LanguageEvidence evidence, List<Part> phrases, LanguageRequest request) {
        this.evidence = evidence;
        this.phrases = phrases;
        this.request = request;
        List<String> allowed = evidence.among(request.allowed());
        this.candidates = candidates(allowed);
        this.surest = IntStream.range(0, phrases.size())
                .mapToDouble(phrase -> allowed.stream()
                        .mapToDouble(language -> share(phrase, language, allowed))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private List<String> candidates(List<String> allowed) {
        Set<String> likely = new LinkedHashSet<>();
        for (String language : allowed) {
            for (int phrase = 0; phrase < phrases.size(); phrase++) {
                if (share(phrase, language, allowed) >= WORTH_A_LOOK) {
                    likely.add(language);
                }
            }
        }
        if (request.before() != null && allowed.contains(request.before())) {
            likely.add(request.before());
        }
        return likely.isEmpty() ? allowed : List.copyOf(likely);
    }

    private double share(int phrase, String language, List<String> among) {
        double all = among.stream()
                .mapToDouble(other -> evidence.probability(phrase, other))
                .sum();
        return all <= 0 ? 0 : evidence.probability(phrase, language) / all;
    }

    /** The language of each phrase. */
    List<String> best(double change) {
        int count = candidates.size();
        double[] score = new double[count];
        int[][] from = new int[phrases.size()][count];
        for (int phrase = 0; phrase < phrases.size(); phrase++) {
            double[] next = new double[count];
            for (int to = 0; to < count; to++) {
                int best = phrase == 0 ? to : cheapest(score, to, change);
                from[phrase][to] = best;
                next[to] = arrival(phrase, score, best, to, change) + evidence(phrase, candidates.get(to));
            }
            score = next;
        }
        return path(score, from);
    }

    private double arrival(int phrase, double[] score, int best, int to, double change) {
        if (phrase > 0) {
            return score[best] - (best == to ? 0 : price(to, change));
        }
        boolean goesOn = request.before() == null || candidates.get(to).equals(request.before());
        return goesOn ? 0 : -price(to, change);
    }

    private double price(int to, double change) {
        return change + (request.expects(candidates.get(to)) ? 0 : UNHEARD);
    }

    private int cheapest(double[] score, int to, double change) {
        int best = to;
        double price = price(to, change);
        for (int candidate = 0; candidate < score.length; candidate++) {
            if (score[candidate] - price > score[best] - (best == to ? 0 : price)) {
                best = candidate;
            }
        }
        return best;
    }

    private double evidence(int phrase, String language) {
        double length = Math.min(MAX_WEIGHT, phrases.get(phrase).lengthMs() / FULL_MS);
        double weight = length * surest[phrase];
        return weight * Math.log(Math.max(FLOOR, share(phrase, language, candidates)));
    }

    private List<String> path(double[] score, int[][] from) {
        int at = 0;
        for (int candidate = 1; candidate < score.length; candidate++) {
            at = score[candidate] > score[at] ? candidate : at;
        }
        String[] languages = new String[phrases.size()];
        for (int phrase = phrases.size() - 1; phrase >= 0; phrase--) {
            languages[phrase] = candidates.get(at);
            at = from[phrase][at];
        }
        return new ArrayList<>(Arrays.asList(languages));
    }
}
