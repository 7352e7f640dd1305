package io.whisperrest.api.admin;

import io.whisperrest.api.setting.UserLimits;

/**
 * A user with usage totals; times are epoch milliseconds.
 *
 * @param hasPassword false until the first link is used
 * @param lastSeenAt last use of a session; null = no session on record
 * @param audioMs decoded in total
 * @param storageBytes of stored audio and edited transcripts
 */
record UserRow(
        String id,
        String email,
        String role,
        boolean enabled,
        boolean hasPassword,
        UserLimits limits,
        long createdAt,
        Long lastSeenAt,
        long tasks,
        long audioMs,
        long storageBytes) {}
