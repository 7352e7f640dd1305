package io.whisperrest.api.boot;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartChecksTest {
    private final Map<String, String> config = new HashMap<>(Map.of(
            "secrets.seal-key", "0123456789abcdef0123456789abcdef",
            "upload.max-size", "2G",
            "http.body-limit", "2064M"));

    @Test
    void acceptsAValidConfiguration() {
        config.put("webhook.allowed-networks", "10.1.0.0/16, fd00:1::/32");
        assertDoesNotThrow(() -> start(List.of("prod")));
    }

    @ParameterizedTest
    @CsvSource({
        "secrets.seal-key, '', SECRETS_SEAL_KEY",
        "secrets.seal-key, 0123456789abcdef, SECRETS_SEAL_KEY",
        "secrets.seal-key, change-me-change-me-change-me-change-me, SECRETS_SEAL_KEY",
        "secrets.seal-key, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, SECRETS_SEAL_KEY",
        "cors.origins, 'https://a.example,*', CORS_ORIGINS",
        "cors.origins, 'null', CORS_ORIGINS",
        "cors.origins, '/https:.*/', CORS_ORIGINS",
        "cors.origins, 'https://a.example/', CORS_ORIGINS",
        "quarkus.http.cors.origins, '*', QUARKUS_HTTP_CORS_ORIGINS",
        "http.body-limit, 2G, HTTP_BODY_LIMIT",
        "webhook.allowed-networks, '10.1.0.0/16, 169.254.0.0/16', WEBHOOK_ALLOWED_NETWORKS",
        "webhook.allowed-networks, '0.0.0.0/0', WEBHOOK_ALLOWED_NETWORKS",
        "webhook.allowed-networks, 'fd00::/8', WEBHOOK_ALLOWED_NETWORKS",
        "webhook.allowed-networks, 'my-network', WEBHOOK_ALLOWED_NETWORKS",
        "audio.redirect, true, AUDIO_REDIRECT",
    })
    void rejectsInOneLineThatNamesTheKey(String key, String value, String named) {
        config.put(key, value);
        refused(named, "prod");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0/0", "'10.0.0.1, ::/0'", "''"})
    void rejectsTrustingEveryProxy(String trusted) {
        config.put("quarkus.http.proxy.trusted-proxies", trusted);
        assertDoesNotThrow(() -> start(List.of("prod")));
        config.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        refused("TRUSTED_PROXIES", "prod");
    }

    @Test
    void rejectsDevelopmentProfilesInAPackagedBuild() {
        refused("QUARKUS_PROFILE", "dev");
        refused("QUARKUS_PROFILE", "test");
    }

    @Test
    void printsTheConfigurationSortedAndWithoutSecrets() {
        Map<String, String> shown = Map.of(
                "secrets.seal-key",
                "hush",
                "redis.url",
                "redis://user:hush@host:1",
                "auth.admin-email",
                "hush@example.org",
                "auth.issuer",
                "us",
                "user.home",
                "x");
        String text = EffectiveConfig.text(shown.keySet(), shown::get);
        assertFalse(text.contains("hush"), text);
        assertEquals(
                "effective configuration\n  auth.admin-email=(set)\n  auth.issuer=us\n  redis.url=redis://***@host:1\n  secrets.seal-key=(set)",
                text);
    }

    @Test
    void showsWhereTheDatabaseIsWithoutItsPassword() {
        for (String url : List.of(
                "postgresql://me:hush@db/speech",
                "postgresql://me:hu@sh@db/speech",
                "postgresql://me:hu/sh@db/speech",
                "postgresql://db/speech?user=me&password=hush")) {
            String text = EffectiveConfig.text(Set.of("database.url"), key -> url);
            assertFalse(text.contains("hu"), text);
            assertTrue(text.endsWith("=postgresql://db/speech") || text.endsWith("=(not readable)"), text);
        }
    }

    private void refused(String named, String profile) {
        StartupRejected rejection = assertThrows(StartupRejected.class, () -> start(List.of(profile)));
        assertTrue(rejection.getMessage().startsWith(named), rejection.getMessage());
        assertFalse(rejection.getMessage().contains("\n"));
    }

    private void start(List<String> profiles) {
        new StartChecks(key -> Optional.ofNullable(config.get(key))).require(profiles, true);
    }
}
