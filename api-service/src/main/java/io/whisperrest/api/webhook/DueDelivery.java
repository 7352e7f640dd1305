package io.whisperrest.api.webhook;

/**
 * A delivery that is due.
 *
 * @param userId its owner
 * @param receiver id of the endpoint, or the callback URL of the task
 */
record DueDelivery(String id, String userId, String receiver) {}
