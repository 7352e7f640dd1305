package io.whisperrest.api.key;

import java.util.List;

/**
 * A row of {@code api_key}; times are epoch milliseconds.
 *
 * @param expiresAt null = never
 * @param lastUsedAt accurate to the minute; null = never
 * @param revokedAt null = active
 */
record ApiKey(
        String id,
        String userId,
        String name,
        String prefix,
        String keyHash,
        List<Scope> scopes,
        long createdAt,
        Long expiresAt,
        Long lastUsedAt,
        Long revokedAt) {

    boolean isUsable(long now) {
        return revokedAt == null && (expiresAt == null || now < expiresAt);
    }
}
