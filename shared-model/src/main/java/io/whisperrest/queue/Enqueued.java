package io.whisperrest.queue;

/** Result of the {@code enqueue} verb. */
public enum Enqueued {
    ADDED,
    PRESENT,
    /** Redis lost its data; reconcile first. */
    EPOCH_MISSING
}
