package io.whisperrest.api.dispatch;

import io.whisperrest.queue.Lane;

/**
 * A task whose outbox row is not sent yet.
 *
 * @param resumed true when windows of it are committed already: it goes before all others
 */
public record WaitingTask(String id, String userId, Lane lane, long createdAt, boolean resumed) {}
