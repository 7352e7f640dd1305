package io.whisperrest.worker.abort;

import java.util.function.BooleanSupplier;

/** A stop request for a run. Any thread may raise it; the engine polls it between encoder passes and tokens. Thread-safe. */
public final class AbortFlag {
    private final BooleanSupplier condition;
    private volatile boolean raised;

    public AbortFlag() {
        this(() -> false);
    }

    /** @param condition counts as raised while true; evaluated often */
    public AbortFlag(BooleanSupplier condition) {
        this.condition = condition;
    }

    public void raise() {
        raised = true;
    }

    public boolean isRaised() {
        return raised || condition.getAsBoolean();
    }
}
