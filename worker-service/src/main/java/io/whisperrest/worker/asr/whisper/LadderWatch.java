package io.whisperrest.worker.asr.whisper;

import io.whisperrest.worker.asr.WindowBudget;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches one engine call: counts its cost, ends its decoders once the budget is spent, and finds out which rung of the temperature
 * ladder produced each segment, which the engine does not report. A rung begins where logits are requested without any token; each
 * encoder pass starts the ladder again. With several decoders, several threads filter logits at once.
 */
final class LadderWatch {
    /** Above temperature 0, five decoders share a step. Measured: such a step takes 2.6 times as long as one of a single decoder. */
    private static final double SHARED_STEP = 0.5;

    final LibWhisper.EncoderBegin encoderBegin;
    final LibWhisper.LogitsFilter logitsFilter;
    final LibWhisper.NewSegment newSegment;

    private final List<Integer> rungs = new ArrayList<>();
    private volatile int rung;
    private int passes;

    /**
     * @param firstPassIsFree the previous call has already encoded the spectrum
     * @param shared the first rung has several decoders too
     */
    LadderWatch(WindowBudget budget, boolean firstPassIsFree, boolean shared, EndOfText endOfText) {
        encoderBegin = (context, state, userData) -> {
            if (passes > 0 && !budget.allowsAnotherPass()) {
                return 0;
            }
            rung = -1;
            passes++;
            if (passes > 1 || !firstPassIsFree) {
                budget.spend(WindowBudget.ENCODER_PASS);
            }
            return 1;
        };
        logitsFilter = (context, state, tokens, tokenCount, logits, userData) -> {
            if (tokenCount == 0) {
                rung++;
            }
            budget.spend(shared || rung > 0 ? SHARED_STEP : 1);
            if (budget.isSpent()) {
                endOfText.force(logits);
            }
        };
        newSegment = (context, state, count, userData) -> {
            for (int i = 0; i < count; i++) {
                rungs.add(Math.max(0, rung));
            }
        };
    }

    /** Rung of a segment, 0 = the first temperature; null when unknown. */
    Integer rungOf(int segment) {
        return segment < rungs.size() ? rungs.get(segment) : null;
    }

    /** Encoder passes of the call. More than one per window means that the engine continued from a timestamp inside it. */
    int passes() {
        return passes;
    }
}
