package io.whisperrest.queue;

/** What {@code enqueue} did. */
public enum Enqueued {
    ADDED,
    PRESENT,
    /** Redis lost its data: reconcile first. */
    EPOCH_MISSING
}
