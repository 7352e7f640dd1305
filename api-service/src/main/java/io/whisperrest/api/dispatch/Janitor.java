package io.whisperrest.api.dispatch;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.TaskQueue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** Erases what is over, hourly, by one process of all. Says how many, never names. */
public final class Janitor {
    private static final Logger LOG = Logger.getLogger(Janitor.class);
    private static final Duration RUN_EVERY = Duration.ofHours(1);
    private static final Duration UNFINISHED = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration DELIVERIES = Duration.ofDays(30);

    private final JanitorRepository rows;
    private final AudioStore store;
    private final UploadExpiry uploads;
    private final TaskQueue queue;
    private final QueueConfig config;
    private final Clock clock;

    public Janitor(
            JanitorRepository rows,
            AudioStore store,
            UploadExpiry uploads,
            TaskQueue queue,
            QueueConfig config,
            Clock clock) {
        this.rows = rows;
        this.store = store;
        this.uploads = uploads;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
    }

    /** At most once an hour over all processes; true when it was this one's turn. */
    public boolean passIfDue() throws IOException {
        long now = clock.millis();
        if (!rows.takeTurn(now, now - RUN_EVERY.toMillis())) {
            return false;
        }
        pass();
        return true;
    }

    /** One pass, due or not. */
    public void pass() throws IOException {
        long now = clock.millis();
        long dayAgo = now - A_DAY.toMillis();
        UploadExpiry.Pass arriving = uploads.pass(now);
        int parts = store.eraseUnfinishedBefore(now - UNFINISHED.toMillis(), arriving.open());
        int reservations = rows.eraseReservations(now - UNFINISHED.toMillis());
        Set<String> orphans = rows.unowned(store.keptBefore(dayAgo));
        orphans.removeAll(arriving.open());
        for (String key : orphans) {
            store.erase(key);
        }
        int sent = rows.eraseSentOutbox(dayAgo);
        int answers = rows.eraseIdempotency(dayAgo);
        int counters = rows.eraseRateCounters(dayAgo);
        int credentials = rows.eraseCredentials(now);
        int deliveries = rows.eraseDeliveries(now - DELIVERIES.toMillis());
        Set<String> alive = new HashSet<>(queue.workersHeardWithin(config.deadWorkerAfter()));
        int workers = rows.eraseWorkers(alive, dayAgo);
        LOG.infof(
                "erased: %d unfinished bodies, %d uploads, %d reservations, %d audio files without a task, %d outbox rows,"
                        + " %d idempotent answers, %d rate counters, %d worker rows",
                parts, arriving.erased(), reservations, orphans.size(), sent, answers, counters, workers);
        LOG.infof("erased: %d rows of credentials and audit, %d webhook deliveries", credentials, deliveries);
    }
}
