package io.whisperrest.api.account;

/** Names shared by those who write and those who read access tokens. */
public final class TokenClaims {
    /** Header {@code typ} of an access token, RFC 9068; no other kind of token has it. */
    static final String TYPE = "at+jwt";
    /** Claim: the user's token version when it was issued; raising the user's ends all tokens. */
    static final String VERSION = "token_version";

    /** Claim: the session a token of a cookie belongs to; absent from tokens of {@code POST /token}. */
    public static final String SESSION = "sid";

    private TokenClaims() {}
}
