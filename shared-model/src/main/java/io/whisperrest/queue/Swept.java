package io.whisperrest.queue;

/**
 * An item a sweep took back from a silent worker. Only the caller that gets it writes it to the database.
 *
 * @param dead true when it crashed too often, false when it goes to the suspect lane
 */
public record Swept(String id, boolean dead) {}
