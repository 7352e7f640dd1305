package io.whisperrest.queue;

/** Result of the {@code audit} verb. */
public enum Audited {
    /** Redis knows nothing of the item: enqueue it. */
    ABSENT,
    OK,
    /** A worker held it without a lease; it has a new lease. */
    LEASED,
    /** No worker held it; it waits again. */
    REQUEUED
}
