package io.whisperrest.api.boot;

import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.whisperrest.api.address.AddressRange;
import io.whisperrest.api.address.PublicAddresses;
import io.whisperrest.api.http.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks that fail the start (docs/security.md §7). Reads configuration only. */
final class StartChecks {
    private static final int SECRET_LENGTH = 32;
    private static final Set<String> EVERYBODY = Set.of("0.0.0.0/0", "::/0", "0.0.0.0", "::", "*");

    private final Function<String, Optional<String>> config;

    /** @param config looks up a value by key */
    StartChecks(Function<String, Optional<String>> config) {
        this.config = config;
    }

    /** @param packaged false in development and tests */
    void require(List<String> profiles, boolean packaged) {
        sealKey();
        if (packaged) {
            profiles(profiles);
        }
        proxies();
        origins();
        bodyLimit();
        webhookNetworks();
        redirect();
    }

    private void sealKey() {
        String key = value("secrets.seal-key");
        if (key.isBlank()) {
            refuse("SECRETS_SEAL_KEY is missing: set it to `openssl rand -hex 32`");
        }
        if (key.length() < SECRET_LENGTH) {
            refuse("SECRETS_SEAL_KEY is shorter than 32 characters: set it to `openssl rand -hex 32`");
        }
        if (isExample(key)) {
            refuse("SECRETS_SEAL_KEY is the example value: set it to `openssl rand -hex 32`");
        }
    }

    /** Placeholder values name themselves as such, or repeat one character. */
    private static boolean isExample(String key) {
        String folded = key.toLowerCase(Locale.ROOT).replace('_', '-');
        return folded.contains("change-me")
                || folded.contains("changeme")
                || folded.contains("example")
                || folded.chars().distinct().count() < 4;
    }

    private static void profiles(List<String> profiles) {
        for (String profile : profiles) {
            if (profile.equals("dev") || profile.equals("test")) {
                refuse("QUARKUS_PROFILE is " + profile + " in a packaged build: remove it");
            }
        }
    }

    private void proxies() {
        if (!Boolean.parseBoolean(value("quarkus.http.proxy.proxy-address-forwarding"))) {
            return;
        }
        String trusted = value("quarkus.http.proxy.trusted-proxies");
        if (trusted.isBlank()) {
            refuse("TRUSTED_PROXIES is empty while PROXY_FORWARDING is on: name the proxy's address");
        }
        for (String proxy : trusted.split(",")) {
            if (EVERYBODY.contains(proxy.strip())) {
                refuse("TRUSTED_PROXIES holds " + proxy.strip()
                        + ", so anybody could forge an address: name the proxy's address");
            }
        }
    }

    private void origins() {
        for (String origin : value("cors.origins").split(",")) {
            String name = origin.strip();
            if (!name.isEmpty()
                    && Origin.parse(name)
                            .filter(known -> known.toString().equals(name))
                            .isEmpty()) {
                refuse("CORS_ORIGINS holds " + name + ": name the exact origins, like https://tool.example");
            }
        }
        if (!value("quarkus.http.cors.origins").isBlank()) {
            refuse("QUARKUS_HTTP_CORS_ORIGINS is not read: use CORS_ORIGINS");
        }
    }

    private void bodyLimit() {
        if (bytes("http.body-limit") < bytes("upload.max-size") + 1024 * 1024) {
            refuse("HTTP_BODY_LIMIT is not 1M above UPLOAD_MAX_SIZE: raise it");
        }
    }

    private void webhookNetworks() {
        for (String text : value("webhook.allowed-networks").split(",")) {
            try {
                if (!text.isBlank() && PublicAddresses.isMetadata(AddressRange.of(text))) {
                    refuse("WEBHOOK_ALLOWED_NETWORKS holds " + text.strip()
                            + ", where a cloud hands out credentials: name smaller networks");
                }
            } catch (IllegalArgumentException e) {
                refuse("WEBHOOK_ALLOWED_NETWORKS holds " + text.strip() + ", which is no network like 10.1.0.0/16");
            }
        }
    }

    private void redirect() {
        if (Boolean.parseBoolean(value("audio.redirect"))
                && value("audio.store").isBlank()) {
            refuse("AUDIO_REDIRECT is on, but recordings are files in DATA_DIR: set AUDIO_STORE or remove it");
        }
    }

    private long bytes(String key) {
        return new MemorySizeConverter().convert(value(key)).asLongValue();
    }

    private String value(String key) {
        return config.apply(key).orElse("");
    }

    private static void refuse(String line) {
        throw new StartupRejected(line);
    }
}
