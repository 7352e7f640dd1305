package io.whisperrest.queue;

/** The answer to a heartbeat for one held item. */
public enum Heartbeat {
    OK,
    /** The worker no longer owns the item: it must stop and write nothing. */
    LOST,
    /** The worker still owns the item, but must stop the run. */
    CANCEL
}
