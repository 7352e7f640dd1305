package io.whisperrest.api.session;

/**
 * A browser that is signed in; times are epoch milliseconds.
 *
 * @param client what it called itself; may be null
 */
record Session(String id, long beganAt, long lastUsedAt, String client, String address) {}
