package io.whisperrest.model.account;

/**
 * A row of {@code app_user}.
 *
 * @param emailKey the address, folded for comparison
 * @param passwordHash argon2id as a PHC string; null until the first set-password link is used
 * @param tokenVersion incremented to invalidate all tokens at once
 */
public record User(
        String id,
        String email,
        String emailKey,
        String passwordHash,
        String role,
        long tokenVersion,
        String limits,
        Long disabledAt,
        long createdAt) {

    public boolean isAdmin() {
        return "admin".equals(role);
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    public User withTokenVersion(long version) {
        return new User(id, email, emailKey, passwordHash, role, version, limits, disabledAt, createdAt);
    }
}
