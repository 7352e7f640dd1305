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

/** Erases expired data once an hour, in one of all processes. Logs counts, never names. */
public final class Janitor {
    private static final Logger LOG = Logger.getLogger(Janitor.class);
    private static final Duration RUN_EVERY = Duration.ofHours(1);
    private static final Duration UNFINISHED = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration DELIVERIES = Duration.ofDays(30);
    private static final Duration SESSIONS = Duration.ofDays(7);
    private static final Duration LINKS = Duration.ofDays(30);
    private static final Duration RECORDS = Duration.ofDays(400);

    private final TurnRepository turns;
    private final JanitorRepository rows;
    private final AudioStore store;
    private final OrphanSweep orphans;
    private final UploadExpiry uploads;
    private final TaskQueue queue;
    private final QueueConfig config;
    private final Clock clock;

    public Janitor(
            TurnRepository turns,
            JanitorRepository rows,
            AudioStore store,
            UploadExpiry uploads,
            TaskQueue queue,
            QueueConfig config,
            Clock clock) {
        this.turns = turns;
        this.rows = rows;
        this.store = store;
        this.orphans = new OrphanSweep(rows, store);
        this.uploads = uploads;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
    }

    /** Runs at most once an hour over all processes; true when this process did it. */
    public boolean passIfDue() throws IOException {
        long now = clock.millis();
        if (!turns.take("janitor-run", now, now - RUN_EVERY.toMillis(), 0)) {
            return false;
        }
        pass();
        return true;
    }

    /** Runs one pass, due or not. */
    public void pass() throws IOException {
        try {
            files();
        } finally {
            rows();
        }
    }

    private void files() throws IOException {
        long hourAgo = before(UNFINISHED);
        UploadExpiry.Pass uploaded = uploads.pass(clock.millis());
        boolean decides = orphans.pass(uploaded.open(), clock.millis());
        int parts = decides ? store.eraseUnfinishedBefore(hourAgo, uploaded.open()) : 0;
        int reservations = rows.eraseReservations(store.arriving(), hourAgo);
        LOG.infof("erased: %d unfinished bodies, %d uploads, %d reservations", parts, uploaded.erased(), reservations);
    }

    private void rows() {
        int sent = rows.eraseSentOutbox(before(A_DAY));
        int answers = rows.eraseIdempotency(before(A_DAY));
        Set<String> alive = new HashSet<>(queue.workersHeardWithin(config.deadWorkerAfter()));
        int workers = rows.eraseWorkers(alive, before(A_DAY));
        LOG.infof("erased: %d outbox rows, %d idempotent answers, %d worker rows", sent, answers, workers);
        LOG.infof(
                "erased: %d deliveries, %d sessions, %d links, %d audit entries, %d usage rows",
                rows.eraseDeliveries(before(DELIVERIES)),
                rows.eraseSessions(before(SESSIONS)),
                rows.eraseLinks(before(LINKS)),
                rows.eraseAudit(before(RECORDS)),
                rows.eraseUsage(before(RECORDS)));
    }

    private long before(Duration age) {
        return clock.millis() - age.toMillis();
    }
}
