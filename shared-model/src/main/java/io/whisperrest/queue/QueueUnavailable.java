package io.whisperrest.queue;

/** Redis did not answer. The call may or may not have taken effect. */
public class QueueUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueUnavailable(Throwable cause) {
        super("Redis did not answer", cause);
    }
}
