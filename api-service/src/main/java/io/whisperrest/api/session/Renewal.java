package io.whisperrest.api.session;

/**
 * The outcome of presenting a refresh token.
 *
 * @param userId null unless the token is known
 * @param endsAt expiry of the new token; only when renewed
 */
record Renewal(Kind kind, String userId, String sessionId, long endsAt) {
    static final Renewal UNKNOWN = new Renewal(Kind.ENDED, null, null, 0);

    enum Kind {
        RENEWED,
        /** Another tab renewed first; its cookies are valid. */
        RENEWED_BY_ANOTHER,
        /** Expired, or ended long ago. */
        ENDED,
        /** Used twice: the session ends, so that a thief of the token gets nothing. */
        STOLEN
    }
}
