package io.whisperrest.queue;

/** The answer to a beat for one held item. */
public enum Beat {
    OK,
    /** Not the owner any more: stop, write nothing. */
    LOST,
    /** The owner, but the run must stop. */
    CANCEL
}
