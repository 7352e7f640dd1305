package io.whisperrest.api.webhook;

import io.whisperrest.api.address.AddressGuard;
import io.whisperrest.api.address.UrlNotAllowed;
import io.whisperrest.api.error.FieldError;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.secret.SecretSeal;
import io.whisperrest.api.task.Callbacks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What users do with endpoints and secrets. */
@Singleton
class WebhookService implements Callbacks {
    private static final int MAX_ENDPOINTS = 10;
    private static final Duration BOTH_SIGN = Duration.ofHours(24);

    private final EndpointRepository endpoints;
    private final SecretRepository secrets;
    private final SecretSeal seal;
    private final AddressGuard guard;
    private final WebhookRelay relay;
    private final Clock clock;

    WebhookService(
            EndpointRepository endpoints,
            SecretRepository secrets,
            SecretSeal seal,
            AddressGuard guard,
            WebhookRelay relay,
            Clock clock) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.seal = seal;
        this.guard = guard;
        this.relay = relay;
        this.clock = clock;
    }

    /** A new endpoint with its secret, which is shown only now. */
    record Made(Endpoint endpoint, WebhookSecret secret) {}

    /** @throws io.whisperrest.api.error.ApiProblem 409 {@code limit_reached}; 422 */
    Made make(String userId, WebhookRequest asked) {
        WebhookSecret secret = WebhookSecret.random();
        Endpoint endpoint = new Endpoint(
                UUID.randomUUID().toString(),
                userId,
                checkedUrl(asked.url(), "url", userId),
                asked.checkedEvents(),
                asked.include() == null ? Include.NONE : asked.checkedInclude(),
                asked.checkedDescription(),
                true,
                null,
                null,
                0,
                null,
                clock.millis());
        if (asked.enabled() != null && !asked.enabled()) {
            throw Problems.invalid("enabled", "A new webhook is enabled.");
        }
        if (!endpoints.add(endpoint, seal.seal(secret.text(), endpoint.id()), MAX_ENDPOINTS)) {
            throw Problems.of(
                    409,
                    "limit_reached",
                    "You have " + MAX_ENDPOINTS + " webhooks, the most allowed: delete one first.");
        }
        return new Made(endpoint, secret);
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404, 422 */
    Endpoint get(String id, String userId) {
        return endpoints.find(id, userId).orElseThrow(Problems::notFound);
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404, 422 */
    Endpoint change(String id, String userId, WebhookRequest asked) {
        Endpoint now = get(id, userId);
        Endpoint changed = new Endpoint(
                id,
                userId,
                asked.url() == null ? now.url() : checkedUrl(asked.url(), "url", userId),
                asked.events() == null ? now.events() : asked.checkedEvents(),
                asked.include() == null ? now.include() : asked.checkedInclude(),
                asked.description() == null ? now.description() : asked.checkedDescription(),
                asked.enabled() == null ? now.enabled() : asked.enabled(),
                now.pausedAt(),
                now.pauseReason(),
                now.failuresInRow(),
                now.lastSuccessAt(),
                now.createdAt());
        if (!endpoints.change(changed)) {
            throw Problems.notFound();
        }
        if (Boolean.TRUE.equals(asked.enabled())) {
            endpoints.resume(id, userId);
            relay.wake();
        }
        return get(id, userId);
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404 */
    void erase(String id, String userId) {
        if (!endpoints.erase(id, userId)) {
            throw Problems.notFound();
        }
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404 */
    SecretResponse rotate(String id, String userId) {
        WebhookSecret secret = WebhookSecret.random();
        Instant until = clock.instant().plus(BOTH_SIGN);
        if (!secrets.rotateEndpoint(id, userId, seal.seal(secret.text(), id), until.toEpochMilli())) {
            throw Problems.notFound();
        }
        return new SecretResponse(secret.text(), until);
    }

    /** Creates or rotates the secret of an account. */
    SecretResponse rotateAccount(String userId) {
        boolean had = secrets.hasAccountSecret(userId);
        WebhookSecret secret = WebhookSecret.random();
        Instant until = clock.instant().plus(BOTH_SIGN);
        secrets.rotateAccount(userId, seal.seal(secret.text(), userId), until.toEpochMilli());
        return new SecretResponse(secret.text(), had ? until : null);
    }

    @Override
    public void require(String userId, String url) {
        checkedUrl(url, "webhookUrl", userId);
        if (!secrets.hasAccountSecret(userId)) {
            throw Problems.of(
                    422,
                    "webhook_secret_missing",
                    "First create the secret that signs such calls: POST /api/account/webhook-secret.");
        }
    }

    private String checkedUrl(String url, String field, String userId) {
        if (url == null) {
            throw Problems.validation(List.of(new FieldError(field, "required", "Send the URL to be called.")));
        }
        try {
            return guard.check(url, userId).url().toString();
        } catch (UrlNotAllowed e) {
            throw Problems.of(422, "url_refused", e.getMessage()).with("field", field);
        }
    }
}
