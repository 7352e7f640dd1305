package io.whisperrest.api.ratelimit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.ClientNetwork;
import io.whisperrest.api.http.FilterOrder;
import io.whisperrest.api.http.SessionCookies;
import io.whisperrest.api.setting.LimitConfig;
import io.whisperrest.hash.Sha256;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits invalid keys and tokens, whose check costs a database or file access before the request limit applies. Each 401 to a credential
 * counts against the client's address. Above that address's limit, unknown credentials are rejected without a check.
 */
class CredentialFilter {
    private final CredentialFailures failures;

    CredentialFilter(LimitConfig config, Clock clock) {
        this.failures = new CredentialFailures(config.requestsAddress(), clock);
    }

    void install(@Observes Filters filters) {
        FilterOrder.CREDENTIAL.register(filters, this::look);
    }

    private void look(RoutingContext context) {
        Optional<String> credential = credential(context);
        if (credential.isEmpty()) {
            context.next();
            return;
        }
        String digest = Sha256.hex(credential.get());
        String machine = ClientNetwork.machine(context);
        Optional<Duration> wait = failures.wait(machine, digest);
        if (wait.isPresent()) {
            context.fail(429, Problems.rateLimited(wait.get()));
            return;
        }
        context.addEndHandler(answered -> {
            if (context.response().getStatusCode() == 401) {
                failures.failed(machine, digest);
            } else if (context.user() != null) {
                failures.opened(digest);
            }
        });
        context.next();
    }

    private static Optional<String> credential(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        return header != null ? Optional.of(header) : SessionCookies.access(context);
    }
}
