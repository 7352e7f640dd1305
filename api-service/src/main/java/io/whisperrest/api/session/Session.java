package io.whisperrest.api.session;

/**
 * A signed-in browser; times are epoch milliseconds.
 *
 * @param client name of the browser; may be null
 */
record Session(String id, long beganAt, long lastUsedAt, String client, String address) {}
