package io.whisperrest.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.account.User;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JwtVerifierTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final User USER = new User("user-1", "a@b.c", "a@b.c", null, "user", 7, "{}", null, 0);

    private final AuthConfig config = new FixedAuthConfig();
    private final EllipticCurveJsonWebKey ours = key("ours");
    private final EllipticCurveJsonWebKey foreign = key("foreign");
    private final SigningKeys keys = fixed(signing(ours));
    private final JwtVerifier verifier = verifierAt(NOW);

    @Test
    void acceptsATokenFromTheIssuer() throws Exception {
        JwtClaims claims = verifier.verify(issued());
        assertEquals("user-1", claims.getSubject());
        assertEquals(7L, claims.getClaimValue(TokenClaims.VERSION, Long.class));
    }

    @Test
    void acceptsThePreviousKeyDuringRotation() throws Exception {
        SigningKeys rotated = fixed(signing(foreign), signing(ours));
        new JwtVerifier(config, rotated, Clock.fixed(NOW, ZoneOffset.UTC)).verify(issued());
    }

    @Test
    void enforcesTheExpiryWithinTheClockSkew() throws Exception {
        String token = issued();
        Instant expiry = NOW.plus(config.tokenLifetime());
        verifierAt(expiry.minusSeconds(1)).verify(token);
        verifierAt(expiry.plusSeconds(1)).verify(token);
        InvalidJwtException late = assertThrows(
                InvalidJwtException.class,
                () -> verifierAt(expiry.plus(config.clockSkew()).plusSeconds(1)).verify(token));
        assertTrue(late.hasExpired());
    }

    @TestFactory
    Stream<DynamicTest> rejectsForgeries() {
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("algorithm none", unsigned());
        forged.put("HS256 with the public key as secret", macWithPublicKey());
        forged.put("signed by a foreign key under our kid", token(foreign, "ours", claims()));
        forged.put("unknown kid", token(foreign, "foreign", claims()));
        forged.put("no kid", token(ours, null, claims()));
        forged.put("its own key in the header (jwk)", withHeader(foreign, "jwk", publicParts(foreign)));
        forged.put("a place for its key in the header (jku)", withHeader(foreign, "jku", "https://evil.example/jwks"));
        forged.put("a place for its certificate (x5u)", withHeader(foreign, "x5u", "https://evil.example/cert"));
        forged.put("wrong audience", with(claim -> claim.setAudience("another")));
        forged.put("wrong issuer", with(claim -> claim.setIssuer("another")));
        forged.put("refresh token as access token", typed("refresh+jwt"));
        forged.put("no type", typed(null));
        forged.put(
                "not valid before tomorrow",
                with(claim -> claim.setNotBefore(
                        NumericDate.fromSeconds(NOW.plus(Duration.ofDays(1)).getEpochSecond()))));
        forged.put("no expiry", with(claim -> claim.unsetClaim("exp")));
        forged.put("a changed claim under the old signature", tampered());
        forged.put(
                "expired",
                with(claim -> claim.setExpirationTime(
                        NumericDate.fromSeconds(NOW.minusSeconds(60).getEpochSecond()))));
        return forged.entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(
                        forgery.getKey(),
                        () -> assertThrows(InvalidJwtException.class, () -> verifier.verify(forgery.getValue()))));
    }

    private JwtVerifier verifierAt(Instant instant) {
        return new JwtVerifier(config, keys, Clock.fixed(instant, ZoneOffset.UTC));
    }

    private String issued() {
        return new TokenIssuer(config, keys, Clock.fixed(NOW, ZoneOffset.UTC)).issue(USER);
    }

    private JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(config.issuer());
        claims.setAudience(config.audience());
        claims.setSubject("user-1");
        claims.setJwtId("1");
        claims.setIssuedAt(NumericDate.fromSeconds(NOW.getEpochSecond()));
        claims.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.plusSeconds(600).getEpochSecond()));
        claims.setClaim(TokenClaims.VERSION, 7);
        return claims;
    }

    private String with(Consumer<JwtClaims> change) {
        JwtClaims claims = claims();
        change.accept(claims);
        return token(ours, "ours", claims);
    }

    private String typed(String type) {
        JsonWebSignature token = unsignedToken(ours, "ours", claims());
        token.getHeaders().setStringHeaderValue("typ", type);
        return sign(token);
    }

    private String withHeader(EllipticCurveJsonWebKey key, String name, Object value) {
        JsonWebSignature token = unsignedToken(key, key.getKeyId(), claims());
        token.getHeaders().setObjectHeaderValue(name, value);
        return sign(token);
    }

    private String token(EllipticCurveJsonWebKey key, String kid, JwtClaims claims) {
        return sign(unsignedToken(key, kid, claims));
    }

    private static JsonWebSignature unsignedToken(EllipticCurveJsonWebKey key, String kid, JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("ES256");
        if (kid != null) {
            token.setKeyIdHeaderValue(kid);
        }
        token.setHeader("typ", TokenClaims.TYPE);
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        return token;
    }

    private String unsigned() {
        return encode("{\"alg\":\"none\",\"kid\":\"ours\",\"typ\":\"at+jwt\"}") + "." + encode(claims().toJson()) + ".";
    }

    private String macWithPublicKey() {
        JsonWebSignature token = unsignedToken(ours, "ours", claims());
        token.setAlgorithmHeaderValue("HS256");
        token.setKey(new HmacKey(ours.getPublicKey().getEncoded()));
        return sign(token);
    }

    private String tampered() {
        String[] parts = issued().split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + encode(payload.replace("user-1", "user-2")) + "." + parts[2];
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> publicParts(EllipticCurveJsonWebKey key) {
        return key.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    private static String sign(JsonWebSignature token) {
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EllipticCurveJsonWebKey key(String id) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey signing(EllipticCurveJsonWebKey key) {
        return new SigningKey(key.getKeyId(), key.getPublicKey(), key.getPrivateKey());
    }

    private static SigningKeys fixed(SigningKey... keys) {
        return new SigningKeys(
                new SigningKeys.Source() {
                    @Override
                    public List<SigningKey> load() {
                        return List.of(keys);
                    }

                    @Override
                    public List<String> state() {
                        return List.of();
                    }
                },
                () -> 0);
    }

    private record FixedAuthConfig() implements AuthConfig {
        @Override
        public Duration tokenLifetime() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration cookieLifetime() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration sessionIdle() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration sessionLifetime() {
            return Duration.ofDays(90);
        }

        @Override
        public Duration refreshGrace() {
            return Duration.ofSeconds(10);
        }

        @Override
        public boolean requireHttps() {
            return false;
        }

        @Override
        public Optional<String> adminEmail() {
            return Optional.empty();
        }

        @Override
        public Duration clockSkew() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration revocationDelay() {
            return Duration.ofSeconds(20);
        }

        @Override
        public String issuer() {
            return "whisper-rest";
        }

        @Override
        public String audience() {
            return "whisper-rest-api";
        }
    }
}
