package io.whisperrest.api.webhook;

import io.vertx.core.Vertx;
import io.whisperrest.api.address.AddressGuard;
import io.whisperrest.api.address.AddressRange;
import io.whisperrest.api.address.SystemResolver;
import io.whisperrest.api.boot.SecretsConfig;
import io.whisperrest.api.secret.SecretSeal;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;

/** Exposes the framework-independent parts of webhooks as beans. */
class WebhookBeans {

    @Produces
    @Singleton
    AddressGuard guard(WebhookConfig config) {
        List<AddressRange> allowed = config.allowedNetworks().orElse(List.of()).stream()
                .map(AddressRange::of)
                .toList();
        return new AddressGuard(config.allowHttp(), config.ports(), allowed, new SystemResolver());
    }

    @Produces
    @Singleton
    SecretSeal seal(SecretsConfig secrets) {
        return new SecretSeal(secrets.sealKey().orElseThrow(), "whisper-rest webhook secrets");
    }

    @Produces
    @Singleton
    WebhookClient client(Vertx vertx) {
        return new WebhookClient(vertx, null);
    }

    @Produces
    @Singleton
    RetrySchedule schedule() {
        return new RetrySchedule(new SecureRandom());
    }
}
