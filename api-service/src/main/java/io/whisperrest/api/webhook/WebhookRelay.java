package io.whisperrest.api.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
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
 * Claims what is due and gives each delivery a thread. A receiver gets at most two at once over all processes, a user at most
 * eight here, so one that never answers holds up nobody else's. Tasks know nothing of it.
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

    private final SendingRepository deliveries;
    private final WebhookSender sender;
    private final Duration interval;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Semaphore news = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> daemon(work, "webhook"));
    private final Thread rounds = daemon(this::repeat, "webhooks");
    private volatile boolean stopping;

    WebhookRelay(SendingRepository deliveries, WebhookSender sender, WebhookConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.interval = config.pollInterval();
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    /** What is on its way may end; what is not comes after the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        rounds.interrupt();
        threads.shutdown();
        if (!threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("webhooks that were being sent come again after the next start");
        }
    }

    /** Something may be due now, not only at the next interval. */
    public void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void repeat() {
        while (!stopping) {
            try {
                round();
                if (news.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (DatabaseUnavailable e) {
                LOG.debugf("webhooks wait: %s", e.getMessage());
                pauseQuietly();
            } catch (RuntimeException | Error e) {
                LOG.error("webhooks met an unexpected error and go on", e);
                pauseQuietly();
            }
        }
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
        if (!places.tryAcquire()) {
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
                places.release();
            }
        }
    }

    private void send(ClaimedDelivery claimed) {
        try {
            sender.send(claimed);
        } catch (DatabaseUnavailable e) {
            LOG.warnf("webhook %s could not be settled and comes again: %s", claimed.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "webhook %s could not be sent or settled; it comes again", claimed.id());
        } finally {
            places.release();
            wake();
        }
    }

    private void pauseQuietly() {
        try {
            Thread.sleep(interval.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
