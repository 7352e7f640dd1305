package io.whisperrest.api.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.whisperrest.loop.BackgroundLoop;
import io.whisperrest.model.database.DatabaseUnavailable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Claims due deliveries and sends each on its own thread. A receiver gets at most two at once over all processes, a user at most eight
 * in this process, so a receiver that never answers delays no other user. Independent of task processing.
 */
@Singleton
public class WebhookRelay {
    private static final Logger LOG = Logger.getLogger(WebhookRelay.class);
    private static final int AT_ONCE = 32;
    private static final int EACH_RECEIVER = 2;
    private static final int EACH_USER = 8;
    /** Longer than an attempt can take. */
    private static final long CLAIM_MS = 30_000;

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final DeliveryQueueRepository deliveries;
    private final WebhookSender sender;
    private final Clock clock;
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newCachedThreadPool(WebhookRelay::daemon);
    private final BackgroundLoop rounds;

    WebhookRelay(DeliveryQueueRepository deliveries, WebhookSender sender, WebhookConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.clock = clock;
        this.rounds =
                new BackgroundLoop("webhooks", config.pollInterval(), this::round).expecting(DatabaseUnavailable.class);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    /** Lets running calls end; all other deliveries follow after the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        rounds.close();
        threads.shutdown();
        if (!threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("unfinished webhook calls are repeated after the next start");
        }
    }

    /** Checks for due deliveries now instead of at the next interval. */
    public void wake() {
        rounds.wake();
    }

    private void round() {
        long now = clock.millis();
        Map<String, Integer> byUser = new HashMap<>();
        Map<String, Integer> byReceiver = new HashMap<>();
        deliveries.inFlight(now).forEach(sent -> {
            byUser.merge(sent.userId(), 1, Integer::sum);
            byReceiver.merge(sent.receiver(), 1, Integer::sum);
        });
        for (DueDelivery due : deliveries.due(now, EACH_RECEIVER, EACH_USER)) {
            boolean room = byUser.getOrDefault(due.userId(), 0) < EACH_USER
                    && byReceiver.getOrDefault(due.receiver(), 0) < EACH_RECEIVER;
            if (room && begin(due)) {
                byUser.merge(due.userId(), 1, Integer::sum);
                byReceiver.merge(due.receiver(), 1, Integer::sum);
            }
        }
    }

    private boolean begin(DueDelivery due) {
        if (!permits.tryAcquire()) {
            return false;
        }
        boolean begun = false;
        try {
            long now = clock.millis();
            begun = deliveries
                    .claim(due, now, now + CLAIM_MS, EACH_RECEIVER)
                    .map(claimed -> {
                        threads.execute(() -> send(claimed));
                        return true;
                    })
                    .orElse(false);
            return begun;
        } finally {
            if (!begun) {
                permits.release();
            }
        }
    }

    private void send(ClaimedDelivery claimed) {
        try {
            sender.send(claimed);
        } catch (DatabaseUnavailable e) {
            LOG.warnf("webhook %s: outcome not recorded, it will be sent again: %s", claimed.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "webhook %s: not sent or its outcome not recorded, it will be sent again", claimed.id());
        } finally {
            permits.release();
            wake();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "webhook");
        thread.setDaemon(true);
        return thread;
    }
}
