package io.whisperrest.api.webhook;

import java.util.List;

/**
 * A delivery that this process may send until its claim expires.
 *
 * @param endpointId null for a callback URL given with the task
 * @param url the endpoint's current URL
 * @param body {@code ""} before the first attempt
 * @param createdAt time of the event
 * @param claimedUntil identifies the claim: a later claim has a different value
 */
record ClaimedDelivery(
        String id,
        String userId,
        String endpointId,
        String url,
        String event,
        Include include,
        String body,
        List<Attempt> attempts,
        long createdAt,
        long claimedUntil) {}
