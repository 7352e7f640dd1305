package io.whisperrest.api.event;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.whisperrest.event.TaskNotice;
import io.whisperrest.queue.QueueKeys;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Hears what the processes tell each other and hands it to the {@link EventHub}, one after the other. */
@Singleton
class NoticeListener {
    private static final Logger LOG = Logger.getLogger(NoticeListener.class);
    private static final long BEAT_SECONDS = 15;
    private static final long AGAIN_SECONDS = 1;

    private final RedisDataSource redis;
    private final EventHub hub;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread events = new Thread(work, "events");
        events.setDaemon(true);
        return events;
    });
    /** A new subscription may throw and yet take effect, so an old one is told by its number. */
    private int current;

    NoticeListener(RedisDataSource redis, EventHub hub) {
        this.redis = redis;
        this.hub = hub;
    }

    void start(@Observes StartupEvent event) {
        thread.execute(this::listen);
        thread.scheduleAtFixedRate(quietly(hub::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        thread.scheduleAtFixedRate(quietly(hub::endRevoked), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        // Open streams would hold the stop for as long as requests may take; this runs beside Quarkus' own hook.
        Runtime.getRuntime().addShutdownHook(new Thread(hub::endAll, "end-events"));
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        hub.endAll();
    }

    private void listen() {
        int mine = ++current;
        try {
            redis.pubsub(String.class)
                    .subscribe(
                            List.of(QueueKeys.EVENTS),
                            text -> soon(() -> heard(mine, text)),
                            () -> soon(() -> lost(mine)),
                            failure -> LOG.debugf("events: %s", failure.getMessage()));
        } catch (RuntimeException e) {
            LOG.debugf("no live events while Redis is away: %s", e.getMessage());
            thread.schedule(this::listen, AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void lost(int subscription) {
        if (subscription == current) {
            hub.gap();
            thread.schedule(this::again, AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void again() {
        listen();
        hub.gap(); // between the two nobody listened
    }

    private void heard(int subscription, String text) {
        if (subscription == current) {
            TaskNotice.parse(text).ifPresent(hub::accept);
        }
    }

    private void soon(Runnable work) {
        if (!thread.isShutdown()) {
            thread.execute(quietly(work));
        }
    }

    private static Runnable quietly(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf("an event could not be told: %s", e.getMessage());
            }
        };
    }
}
