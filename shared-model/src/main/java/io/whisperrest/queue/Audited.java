package io.whisperrest.queue;

/** What {@code audit} found. */
public enum Audited {
    /** No trace of the item: enqueue it. */
    ABSENT,
    OK,
    /** Held without a lease; it has a new one. */
    LEASED,
    /** Nothing held it; it waits again. */
    REQUEUED
}
