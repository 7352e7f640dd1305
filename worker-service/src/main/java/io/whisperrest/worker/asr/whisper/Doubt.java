package io.whisperrest.worker.asr.whisper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whisper's own criteria for decoding again at a higher temperature, as whisper.cpp applies them to a sequence: a mean log probability
 * below −1 outside silence, or an entropy of the last 32 tokens below 2.4 nats, which indicates a loop.
 */
final class Doubt {
    private static final double MIN_LOGPROB = -1;
    private static final double MIN_ENTROPY = 2.4;
    private static final int LAST = 32;

    private Doubt() {}

    static boolean in(List<RawSegment> heard, double noSpeechThreshold) {
        List<RawToken> tokens =
                heard.stream().flatMap(segment -> segment.tokens().stream()).toList();
        if (tokens.isEmpty()) {
            return false;
        }
        Float silence = heard.get(0).noSpeechProbability();
        double mean =
                tokens.stream().mapToDouble(RawToken::logProbability).average().orElse(0);
        boolean unsure = mean < MIN_LOGPROB && (silence == null || silence < noSpeechThreshold);
        return unsure
                || tokens.size() > LAST && entropy(tokens.subList(tokens.size() - LAST, tokens.size())) < MIN_ENTROPY;
    }

    private static double entropy(List<RawToken> tokens) {
        Map<Integer, Integer> counts = new HashMap<>();
        tokens.forEach(token -> counts.merge(token.id(), 1, Integer::sum));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / tokens.size())
                .map(share -> -share * Math.log(share))
                .sum();
    }
}
