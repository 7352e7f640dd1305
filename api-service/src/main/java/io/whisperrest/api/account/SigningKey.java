package io.whisperrest.api.account;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A P-256 key pair and its key id in tokens. */
record SigningKey(String id, PublicKey publicKey, PrivateKey privateKey) {

    /** @param jwk RFC 7517, including the private part */
    static SigningKey parse(String jwk) throws JoseException {
        EllipticCurveJsonWebKey key = (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(jwk);
        if (!"P-256".equals(key.getCurveName()) || key.getPrivateKey() == null || key.getKeyId() == null) {
            throw new JoseException("not a private P-256 key with a kid");
        }
        return new SigningKey(key.getKeyId(), key.getPublicKey(), key.getPrivateKey());
    }

    /** A new key pair as a JWK with its private part. */
    static String generate() {
        try {
            byte[] name = new byte[8];
            new SecureRandom().nextBytes(name);
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(HexFormat.of().formatHex(name));
            key.setAlgorithm("ES256");
            key.setUse("sig");
            return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey " + id;
    }
}
