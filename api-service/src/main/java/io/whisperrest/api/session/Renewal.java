package io.whisperrest.api.session;

/**
 * What became of a refresh token that was shown.
 *
 * @param userId null unless the token is one of ours
 * @param endsAt when the fresh token is over; only when renewed
 */
record Renewal(Kind kind, String userId, String sessionId, long endsAt) {
    static final Renewal UNKNOWN = new Renewal(Kind.ENDED, null, null, 0);

    enum Kind {
        RENEWED,
        /** Another tab was quicker: its cookies are good. */
        RENEWED_BY_ANOTHER,
        /** Over, or ended long ago. */
        ENDED,
        /** Used a second time: whoever else holds it shall have nothing. */
        STOLEN
    }
}
