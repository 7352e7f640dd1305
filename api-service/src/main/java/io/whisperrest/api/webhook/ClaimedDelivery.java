package io.whisperrest.api.webhook;

import java.util.List;

/**
 * A delivery that is ours to send until the claim lapses.
 *
 * @param endpointId null for the URL a task brought along
 * @param url where to, as the end point says now
 * @param body {@code ""} before the first attempt
 * @param createdAt when the event happened
 * @param claimedUntil names the claim: a later one has another
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
