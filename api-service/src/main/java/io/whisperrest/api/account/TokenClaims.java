package io.whisperrest.api.account;

import org.eclipse.microprofile.jwt.JsonWebToken;

/** Claim names shared by the issuer and the verifier of access tokens. */
public final class TokenClaims {
    /** Header {@code typ} of an access token (RFC 9068); no other kind of token has it. */
    static final String TYPE = "at+jwt";
    /** Claim: the user's token version at issue. Raising the user's version invalidates all tokens. */
    static final String VERSION = "token_version";

    /** Claim: the session of a cookie's token; absent from tokens of {@code POST /token}. */
    public static final String SESSION = "sid";

    private TokenClaims() {}

    /** The version that the token was issued for; -1, which no user has, when the claim is missing. */
    static long version(JsonWebToken token) {
        Object version = token.getClaim(VERSION);
        if (version instanceof Number number) {
            return number.longValue();
        }
        return version == null ? -1 : Long.parseLong(version.toString());
    }
}
