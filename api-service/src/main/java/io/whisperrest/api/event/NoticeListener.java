package io.whisperrest.api.event;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.whisperrest.event.TaskNotice;
import io.whisperrest.queue.QueueKeys;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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

    private final Redis redis;
    private final EventHub hub;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread events = new Thread(work, "events");
        events.setDaemon(true);
        return events;
    });
    /** The number of the subscription that counts; what an older one still says is not heard. */
    private int current;

    /** @param redis a client of its own: a connection that listens is good for nothing else */
    NoticeListener(@RedisClientName("events") Redis redis, EventHub hub) {
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
        redis.connect()
                .subscribe()
                .with(connection -> subscribe(mine, connection), away -> soon(() -> listenAgain(mine, away)));
    }

    /** First the handlers, then the question: Redis may answer before the call that asks it returns. */
    private void subscribe(int mine, RedisConnection connection) {
        connection.handler(message -> soon(() -> heard(mine, connection, message)));
        connection.endHandler(() -> soon(() -> listenAgain(mine, null)));
        connection
                .send(Request.cmd(Command.SUBSCRIBE).arg(QueueKeys.EVENTS))
                .subscribe()
                .with(sent -> {}, failure -> soon(() -> giveUp(mine, connection, failure)));
    }

    private void giveUp(int mine, RedisConnection connection, Throwable why) {
        connection.closeAndForget();
        listenAgain(mine, why);
    }

    private void listenAgain(int subscription, Throwable why) {
        if (subscription == current) {
            LOG.debugf("no live events while Redis is away: %s", why);
            current++;
            thread.schedule(this::listen, AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void heard(int subscription, RedisConnection connection, Response message) {
        if (subscription != current) {
            return;
        }
        if (message.type() == ResponseType.ERROR) {
            LOG.warnf("no live events: Redis refuses to tell them: %s", message);
            giveUp(subscription, connection, null);
            return;
        }
        switch (message.get(0).toString()) {
            case "subscribe" -> hub.gap(); // until now nobody listened
            case "message" -> TaskNotice.parse(message.get(2).toString()).ifPresent(hub::accept);
            default -> LOG.debugf("not understood: %s", message);
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
            } catch (RuntimeException | Error e) {
                LOG.warnf("an event could not be told: %s", e.getMessage());
            }
        };
    }
}
