package io.whisperrest.api.account;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A new server has no accounts. For {@code auth.admin-email} this creates the first one without a password and prints a link to set
 * it, once. It prints another link only while that account has neither a password nor a valid link.
 */
@Singleton
class FirstAdministrator {
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);
    private static final int AFTER_THE_SCHEMA = 3;

    private final AuthConfig config;
    private final UserRepository users;
    private final PasswordLinks links;
    private final Clock clock;

    FirstAdministrator(AuthConfig config, UserRepository users, PasswordLinks links, Clock clock) {
        this.config = config;
        this.users = users;
        this.links = links;
        this.clock = clock;
    }

    void begin(@Observes @Priority(AFTER_THE_SCHEMA) StartupEvent event) {
        if (!config.requireHttps()) {
            LOG.warn("sign-in over plain http is allowed, its cookies go without Secure:"
                    + " behind TLS set AUTH_REQUIRE_HTTPS=true");
        }
        config.adminEmail()
                .filter(text -> !text.isBlank())
                .flatMap(this::link)
                .ifPresent(link ->
                        LOG.infof("the first administrator sets the password once, within 72 hours, at %s", link));
    }

    /** @return empty when there is nothing to print */
    Optional<String> link(String text) {
        EmailAddress email = EmailAddress.of(text)
                .orElseThrow(() -> new ConfigurationException("AUTH_ADMIN_EMAIL is not an e-mail address: correct it"));
        users.addFirstAdministrator(UUID.randomUUID().toString(), email, clock.millis());
        return users.byEmailKey(email.key())
                .filter(known -> known.isAdmin() && known.passwordHash() == null && !links.hasOne(known.id()))
                .map(known -> links.make(known.id()));
    }
}
