package io.whisperrest.queue;

/**
 * An item that a sweep took back from a silent worker. Only the caller that receives it updates the database.
 *
 * @param dead true when the item has crashed too often, false when it moves to the quarantine lane
 */
public record Swept(String id, boolean dead) {}
