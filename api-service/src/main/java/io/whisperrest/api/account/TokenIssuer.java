package io.whisperrest.api.account;

import io.whisperrest.model.account.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Issues access tokens: ES256, short-lived, for one user. */
@Singleton
public class TokenIssuer {
    private final AuthConfig config;
    private final SigningKeys keys;
    private final Clock clock;

    TokenIssuer(AuthConfig config, SigningKeys keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    String issue(User user) {
        return sign(claims(user, config.tokenLifetime()));
    }

    /** Issues a short-lived token that ends with its session. */
    public String issue(User user, String sessionId) {
        JwtClaims claims = claims(user, config.cookieLifetime());
        claims.setClaim(TokenClaims.SESSION, sessionId);
        return sign(claims);
    }

    private JwtClaims claims(User user, Duration lifetime) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(config.issuer());
        claims.setAudience(config.audience());
        claims.setSubject(user.id());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setNotBefore(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + lifetime.toSeconds()));
        claims.setClaim(TokenClaims.VERSION, user.tokenVersion());
        return claims;
    }

    long lifetimeSeconds() {
        return config.tokenLifetime().toSeconds();
    }

    private String sign(JwtClaims claims) {
        SigningKey key = keys.signing();
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(key.id());
        token.setHeader("typ", TokenClaims.TYPE);
        token.setKey(key.privateKey());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
