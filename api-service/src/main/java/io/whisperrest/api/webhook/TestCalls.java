package io.whisperrest.api.webhook;

import io.whisperrest.api.error.Problems;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** A call that the owner triggers to see the response. A single attempt, which does not count towards a pause. */
@Singleton
class TestCalls {
    /** Each test holds a thread of the API for up to ten seconds. */
    private static final int AT_ONCE = 4;

    private final WebhookSender sender;
    private final DeliveryBody bodies;
    private final SecretRepository secrets;
    private final DeliveryRepository deliveries;
    private final Clock clock;
    private final Semaphore permits = new Semaphore(AT_ONCE);

    TestCalls(
            WebhookSender sender,
            DeliveryBody bodies,
            SecretRepository secrets,
            DeliveryRepository deliveries,
            Clock clock) {
        this.sender = sender;
        this.bodies = bodies;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404; 429 when too many tests are running */
    Attempt send(Endpoint endpoint) {
        SealedSecrets sealed =
                secrets.ofEndpoint(endpoint.id(), endpoint.userId()).orElseThrow(Problems::notFound);
        if (!permits.tryAcquire()) {
            throw Problems.rateLimited(Duration.ofSeconds(10));
        }
        try {
            String id = UUID.randomUUID().toString();
            long now = clock.millis();
            String body = bodies.test(endpoint.id(), now);
            Attempt attempt = sender.call(id, endpoint.userId(), endpoint.url(), body, sealed)
                    .attempt();
            deliveries.addTest(id, endpoint, DeliveryBody.TEST, body, attempt, now);
            return attempt;
        } finally {
            permits.release();
        }
    }
}
