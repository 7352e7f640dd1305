package io.whisperrest.queue;

/**
 * An item that a worker holds.
 *
 * @param token 128 random bits, new at each claim; only the holder of the token owns the item
 * @param deliveries how often the item was claimed, including this time
 * @param crashes workers that vanished while holding it, as counted in Redis
 * @param model the model that it needs
 */
public record ClaimedTask(String id, String token, long deliveries, long crashes, Lane lane, String model) {}
