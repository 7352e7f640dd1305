package io.whisperrest.worker.asr;

import java.util.concurrent.atomic.DoubleAdder;

/**
 * Limits the engine's work on one window. Audio in one language costs at most {@value #TIMES} times an ordinary window, whatever it
 * contains; each further language adds the cost of an ordinary window. Counted in decoder steps, because with seconds the text would
 * depend on how busy the machine is. The first recognition is always allowed; improvements are allowed while budget is left.
 * Thread-safe.
 */
public final class WindowBudget {
    /** Measured with base, 28 s of speech, one thread of an AMD EPYC: an encoder pass takes 1.6 s, a step 11 ms. */
    public static final double ENCODER_PASS = 150;
    /** Steps for the text of a full window, at about four tokens per second. */
    private static final double TEXT = 100;

    private static final int TIMES = 3;
    private static final double ORDINARY = ENCODER_PASS + TEXT;

    private final DoubleAdder spent = new DoubleAdder();
    private volatile double limit = TIMES * ORDINARY;

    /** Call before any part is recognised. */
    void languages(int count) {
        limit = (TIMES + count - 1) * ORDINARY;
    }

    /** Records work that was done. */
    public void spend(double steps) {
        spent.add(steps);
    }

    /** True while enough is left for an encoder pass and its text. */
    public boolean allowsAnotherPass() {
        return spent.sum() + ENCODER_PASS + TEXT / 2 <= limit;
    }

    /** True when decoders should end their text. */
    public boolean isSpent() {
        return spent.sum() >= limit;
    }
}
