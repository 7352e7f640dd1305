package io.whisperrest.api.account;

/**
 * By what somebody was let in, for answers that last: it is looked at again while they do.
 *
 * @param tokenVersion that the token was made for; null = no token, a key
 * @param sessionId null = no session of a browser
 * @param keyId null = no API key
 */
public record Grant(String userId, Long tokenVersion, String sessionId, String keyId) {}
