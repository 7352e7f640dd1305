package io.whisperrest.api.webhook;

import io.whisperrest.api.address.AddressGuard;
import io.whisperrest.api.address.Target;
import io.whisperrest.api.address.UrlNotAllowed;
import io.whisperrest.api.secret.SecretSeal;
import io.whisperrest.api.secret.SecretUnreadable;
import io.whisperrest.model.task.Task;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends one delivery:
 *
 * <ol>
 *   <li>render the body at the first attempt
 *   <li>check the address again, regardless of earlier checks
 *   <li>sign, twice during a rotation
 *   <li>call, and decide by the response what follows
 * </ol>
 */
@Singleton
class WebhookSender {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final DeliveryQueueRepository deliveries;
    private final SecretRepository secrets;
    private final SecretSeal seal;
    private final DeliveryBody bodies;
    private final AddressGuard guard;
    private final WebhookClient client;
    private final RetrySchedule schedule;
    private final Clock clock;

    WebhookSender(
            DeliveryQueueRepository deliveries,
            SecretRepository secrets,
            SecretSeal seal,
            DeliveryBody bodies,
            AddressGuard guard,
            WebhookClient client,
            RetrySchedule schedule,
            Clock clock) {
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.seal = seal;
        this.bodies = bodies;
        this.guard = guard;
        this.client = client;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Makes one attempt. After a crash the claim expires and the same delivery is sent again under the same id. */
    void send(ClaimedDelivery delivery) {
        Optional<String> body = body(delivery);
        if (body.isPresent()) {
            SealedSecrets sealed = sealed(delivery).orElse(new SealedSecrets(delivery.userId(), null, null, null));
            Answer answer = call(delivery.id(), delivery.userId(), delivery.url(), body.get(), sealed);
            int attempts = delivery.attempts().size() + 1;
            deliveries.settle(delivery, answer.attempt(), schedule.after(attempts, answer), clock.millis());
        }
    }

    /** Empty when the task and thus the delivery was erased in the meantime. */
    private Optional<String> body(ClaimedDelivery delivery) {
        if (!delivery.body().isEmpty()) {
            return Optional.of(delivery.body());
        }
        Optional<Task> task = deliveries.task(delivery.id(), delivery.userId());
        return task.map(found -> {
            String body = bodies.of(delivery.event(), delivery.createdAt(), found, delivery.include());
            deliveries.keepBody(delivery.id(), body);
            return body;
        });
    }

    private Optional<SealedSecrets> sealed(ClaimedDelivery delivery) {
        return delivery.endpointId() == null
                ? secrets.ofAccount(delivery.userId())
                : secrets.ofEndpoint(delivery.endpointId(), delivery.userId());
    }

    /** Signs and sends once. */
    Answer call(String id, String userId, String url, String body, SealedSecrets sealed) {
        Instant at = clock.instant();
        long began = System.nanoTime();
        try {
            List<WebhookSecret> open = sealed.open(seal, at.toEpochMilli());
            if (open.isEmpty()) {
                return failed(Attempt.Failure.SECRET_UNREADABLE, at, began);
            }
            Target target = guard.check(url, userId);
            Duration left = LIMIT.minusNanos(System.nanoTime() - began);
            return client.post(target, headers(id, at.getEpochSecond(), body, open), body, left, clock);
        } catch (SecretUnreadable e) {
            return failed(Attempt.Failure.SECRET_UNREADABLE, at, began);
        } catch (UrlNotAllowed e) {
            return failed(Attempt.Failure.URL_REFUSED, at, began);
        }
    }

    private static Map<String, String> headers(String id, long timestamp, String body, List<WebhookSecret> secrets) {
        String signatures =
                secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" "));
        return Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "whisper-rest-webhook/1",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                signatures);
    }

    private static Answer failed(Attempt.Failure failure, Instant at, long began) {
        return new Answer(
                Attempt.failed(
                        failure, at, Duration.ofNanos(System.nanoTime() - began).toMillis()),
                null);
    }
}
