package io.whisperrest.queue;

/**
 * An item a worker holds.
 *
 * @param token 128 random bits, new at each claim; whoever does not have it is not the owner
 * @param deliveries how often the item was claimed, this time included
 * @param crashes workers that vanished while holding it, as Redis remembers
 */
public record ClaimedTask(String id, String token, long deliveries, long crashes, Lane lane) {}
