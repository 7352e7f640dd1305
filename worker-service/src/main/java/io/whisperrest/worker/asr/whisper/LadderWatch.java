package io.whisperrest.worker.asr.whisper;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns which rung of the temperature ladder gave each segment, which the engine does not tell: a rung begins where logits are asked
 * for without any token, the ladder begins anew with each encoder pass. One engine call, its thread only.
 */
final class LadderWatch {
    final LibWhisper.EncoderBegin encoderBegin;
    final LibWhisper.LogitsFilter logitsFilter;
    final LibWhisper.NewSegment newSegment;

    private final List<Integer> rungs = new ArrayList<>();
    private int rung;
    private int passes;

    LadderWatch() {
        encoderBegin = (context, state, userData) -> {
            rung = -1;
            passes++;
            return 1;
        };
        logitsFilter = (context, state, tokens, tokenCount, logits, userData) -> {
            if (tokenCount == 0) {
                rung++;
            }
        };
        newSegment = (context, state, count, userData) -> {
            for (int i = 0; i < count; i++) {
                rungs.add(Math.max(0, rung));
            }
        };
    }

    /** Rung of a segment, 0 = the first temperature; null when the engine did not say. */
    Integer rungOf(int segment) {
        return segment < rungs.size() ? rungs.get(segment) : null;
    }

    /** Encoder passes of the call; more than one for a window means that the engine went on from a time stamp in its middle. */
    int passes() {
        return passes;
    }
}
