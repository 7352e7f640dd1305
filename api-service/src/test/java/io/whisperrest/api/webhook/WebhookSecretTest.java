package io.whisperrest.api.webhook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.whisperrest.api.secret.SecretSeal;
import io.whisperrest.api.secret.SecretUnreadable;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures compared with the test vectors and the official library of the specification; encryption of secrets. */
class WebhookSecretTest {
    private static final String SEAL_KEY = "0123456789abcdef0123456789abcdef";

    private static HttpHeaders headers(String id, long timestamp, String signature) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(Long.toString(timestamp)),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);
    }

    @Test
    void signsTheTestVectorOfTheSpecification() {
        WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"));
    }

    @Test
    void signsTheTestVectorOfOurDocumentation() {
        WebhookSecret secret = new WebhookSecret("whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
        assertEquals(
                "v1,n8Ai60V8TcB7wFpiQohkdnBNRErjQ3IBjrHTvFwgwKg=",
                secret.sign(
                        "7d0e4c1a-0000-4000-8000-000000000001",
                        1767225600,
                        "{\"type\":\"webhook.test\",\"text\":\"Да\"}"));
    }

    @Test
    void theOfficialLibraryAcceptsOurSignatureAndNoOther() throws Exception {
        WebhookSecret secret = WebhookSecret.random();
        assertEquals(32, Base64.getDecoder().decode(secret.text().substring(6)).length);
        long now = Instant.now().getEpochSecond();
        String signature = secret.sign("an-id", now, "{\"text\":\"Привет\"}");
        Webhook official = new Webhook(secret.text());
        official.verify("{\"text\":\"Привет\"}", headers("an-id", now, signature));
        assertThrows(
                WebhookVerificationException.class,
                () -> official.verify("{\"text\":\"Пока\"}", headers("an-id", now, signature)));
        assertThrows(
                WebhookVerificationException.class,
                () -> official.verify("{\"text\":\"Привет\"}", headers("another", now, signature)));
        assertThrows(
                WebhookVerificationException.class,
                () -> official.verify("{\"text\":\"Привет\"}", headers("an-id", now - 301, signature)));
    }

    @Test
    void bothSecretsSignUntilTheDayEnds() throws Exception {
        SecretSeal seal = new SecretSeal(SEAL_KEY, "test");
        SealedSecrets both =
                new SealedSecrets("row", seal.seal("whsec_bmV3", "row"), seal.seal("whsec_b2xk", "row"), 100L);
        assertEquals(List.of(new WebhookSecret("whsec_bmV3"), new WebhookSecret("whsec_b2xk")), both.open(seal, 99));
        assertEquals(List.of(new WebhookSecret("whsec_bmV3")), both.open(seal, 100));
        assertEquals(List.of(), new SealedSecrets("row", null, null, null).open(seal, 0));
    }

    @Test
    void aSealedSecretOpensForItsOwnerAndKeyOnly() throws Exception {
        SecretSeal seal = new SecretSeal(SEAL_KEY, "test");
        String sealed = seal.seal("whsec_abc", "row");
        assertFalse(sealed.contains("abc"));
        assertNotEquals(sealed, seal.seal("whsec_abc", "row"), "a new nonce each time");
        assertEquals("whsec_abc", new SecretSeal(SEAL_KEY, "test").open(sealed, "row"));
        assertThrows(SecretUnreadable.class, () -> seal.open(sealed, "another row"));
        assertThrows(SecretUnreadable.class, () -> new SecretSeal(SEAL_KEY + "x", "test").open(sealed, "row"));
        String damaged = sealed.substring(0, 9) + (sealed.charAt(9) == 'A' ? 'B' : 'A') + sealed.substring(10);
        assertThrows(SecretUnreadable.class, () -> seal.open(damaged, "row"));
        for (String wrong : List.of("", "1.", "1.AAAA", "whsec_abc")) {
            assertThrows(SecretUnreadable.class, () -> seal.open(wrong, "row"));
        }
    }

    @Test
    void aSecretIsNeverPrinted() {
        WebhookSecret secret = WebhookSecret.random();
        assertFalse(secret.toString().contains(secret.text().substring(6, 12)));
        assertTrue(assertDoesNotThrow(WebhookSecret::random).text().startsWith("whsec_"));
    }
}
