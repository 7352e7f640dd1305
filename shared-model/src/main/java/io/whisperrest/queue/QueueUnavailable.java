package io.whisperrest.queue;

/** Redis did not answer; whether the call took effect is unknown. */
public class QueueUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueUnavailable(Throwable cause) {
        super("Redis did not answer", cause);
    }
}
