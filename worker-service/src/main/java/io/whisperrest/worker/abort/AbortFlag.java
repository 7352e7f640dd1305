package io.whisperrest.worker.abort;

/** Raised once by whoever wants a run to stop; polled by the engine between encoder passes and tokens. Thread-safe. */
public final class AbortFlag {
    private volatile boolean raised;

    public void raise() {
        raised = true;
    }

    public boolean isRaised() {
        return raised;
    }
}
