package io.whisperrest.api.dispatch;

import io.whisperrest.queue.Lane;

/**
 * A task whose outbox row has not been sent.
 *
 * @param resumed true when some of its windows are already committed: it comes before all others
 */
public record WaitingTask(String id, String userId, Lane lane, String model, long createdAt, boolean resumed) {}
