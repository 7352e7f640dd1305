package io.whisperrest.api.account;

/**
 * The credential behind a long-lived response. Re-checked periodically so that a revoked session or key ends the stream.
 *
 * @param tokenVersion the user's token version when the token was issued; null for an API key
 * @param sessionId null when the request does not come from a browser session
 * @param keyId null when no API key was used
 */
public record Grant(String userId, Long tokenVersion, String sessionId, String keyId) {}
