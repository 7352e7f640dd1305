package io.whisperrest.api.webhook;

/**
 * A delivery whose time has come.
 *
 * @param userId whose it is
 * @param receiver the end point's id, or the URL a task brought along
 */
record DueDelivery(String id, String userId, String receiver) {}
