package io.whisperrest.api.admin;

import io.whisperrest.api.setting.UserLimits;

/**
 * A user and what he uses; times are epoch milliseconds.
 *
 * @param hasPassword false until the first link is used
 * @param lastSeenAt last use of a session; null = none in the list
 * @param audioMs decoded since the beginning
 * @param storageBytes audio kept now
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
