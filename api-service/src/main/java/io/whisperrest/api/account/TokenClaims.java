package io.whisperrest.api.account;

import org.eclipse.microprofile.jwt.JsonWebToken;

/** Names shared by those who write and those who read access tokens. */
public final class TokenClaims {
    /** Header {@code typ} of an access token, RFC 9068; no other kind of token has it. */
    static final String TYPE = "at+jwt";
    /** Claim: the user's token version when it was issued; raising the user's ends all tokens. */
    static final String VERSION = "token_version";

    /** Claim: the session a token of a cookie belongs to; absent from tokens of {@code POST /token}. */
    public static final String SESSION = "sid";

    private TokenClaims() {}

    /** The version a token was made for; -1, which no user has, where it names none. */
    static long version(JsonWebToken token) {
        Object version = token.getClaim(VERSION);
        if (version instanceof Number number) {
            return number.longValue();
        }
        return version == null ? -1 : Long.parseLong(version.toString());
    }
}
