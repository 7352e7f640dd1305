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
import io.whisperrest.event.TaskEvent;
import io.whisperrest.queue.QueueKeys;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Receives events from all processes over Redis and passes them to the {@link EventHub}, one at a time. A host that vanishes does not
 * close the connection, so the subscription is pinged; a silent one is replaced.
 */
@Singleton
class TaskEventSubscriber {
    private static final Logger LOG = Logger.getLogger(TaskEventSubscriber.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int MAX_SILENT_HEARTBEATS = 2;
    private static final long LOOK_SECONDS = 3;
    private static final long AGAIN_SECONDS = 1;

    private final Redis redis;
    private final EventHub hub;
    private final long heartbeatMs;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread events = new Thread(work, "events");
        events.setDaemon(true);
        return events;
    });
    /** Number of the current subscription; messages of earlier ones are ignored. */
    private int current;
    /** The connection of that subscription; null while it is being opened. */
    private RedisConnection listening;

    /** Heartbeats since its last message or since it was requested. */
    private int silentHeartbeats;

    /** @param redis a dedicated client: a subscribed connection cannot run other commands */
    @Inject
    TaskEventSubscriber(@RedisClientName("events") Redis redis, EventHub hub) {
        this(redis, hub, HEARTBEAT);
    }

    TaskEventSubscriber(Redis redis, EventHub hub, Duration heartbeat) {
        this.redis = redis;
        this.hub = hub;
        this.heartbeatMs = heartbeat.toMillis();
    }

    void start(@Observes StartupEvent event) {
        thread.execute(this::listen);
        for (Runnable work : List.<Runnable>of(hub::heartbeat, hub::endRevoked, this::ping)) {
            thread.scheduleAtFixedRate(quietly(work), heartbeatMs, heartbeatMs, TimeUnit.MILLISECONDS);
        }
        thread.scheduleAtFixedRate(quietly(hub::lookForWorkers), 0, LOOK_SECONDS, TimeUnit.SECONDS);
        // Open streams would delay the shutdown by the full request timeout; this hook runs next to Quarkus' own.
        Runtime.getRuntime().addShutdownHook(new Thread(hub::endAll, "end-events"));
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        hub.endAll();
    }

    private void listen() {
        int mine = ++current;
        listening = null;
        silentHeartbeats = 0;
        redis.connect()
                .subscribe()
                .with(connection -> subscribe(mine, connection), away -> soon(() -> listenAgain(mine, away)));
    }

    /** Sets the handlers before subscribing: Redis may answer before the subscribing call returns. */
    private void subscribe(int mine, RedisConnection connection) {
        soon(() -> opened(mine, connection));
        connection.handler(message -> soon(() -> heard(mine, connection, message)));
        connection.endHandler(() -> soon(() -> listenAgain(mine, null)));
        connection
                .send(Request.cmd(Command.SUBSCRIBE).arg(QueueKeys.EVENTS))
                .subscribe()
                .with(sent -> {}, failure -> soon(() -> giveUp(mine, connection, failure)));
    }

    private void opened(int mine, RedisConnection connection) {
        if (mine == current) {
            listening = connection;
        } else {
            connection.closeAndForget();
        }
    }

    private void ping() {
        int mine = current;
        RedisConnection connection = listening;
        if (++silentHeartbeats > MAX_SILENT_HEARTBEATS) {
            giveUp(mine, connection, new TimeoutException("no answer to a ping"));
        } else if (connection != null) {
            connection
                    .send(Request.cmd(Command.PING))
                    .subscribe()
                    .with(
                            answer -> soon(() -> answered(mine, connection, answer)),
                            failure -> soon(() -> giveUp(mine, connection, failure)));
        }
    }

    /** With RESP2 a message that comes in between is taken for the reply; whichever comes, the host is alive. */
    private void answered(int mine, RedisConnection connection, Response answer) {
        if (mine == current) {
            silentHeartbeats = 0;
            if (answer != null && answer.type() == ResponseType.MULTI) {
                heard(mine, connection, answer);
            }
        }
    }

    private void giveUp(int mine, RedisConnection connection, Throwable why) {
        if (connection != null) {
            connection.closeAndForget();
        }
        listenAgain(mine, why);
    }

    private void listenAgain(int subscription, Throwable why) {
        if (subscription == current) {
            LOG.debugf("no live events while Redis is unavailable: %s", why);
            current++;
            listening = null;
            silentHeartbeats = 0;
            thread.schedule(this::listen, AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void heard(int subscription, RedisConnection connection, Response message) {
        if (subscription != current) {
            return;
        }
        silentHeartbeats = 0;
        if (message.type() == ResponseType.ERROR) {
            LOG.warnf("no live events: Redis rejected the subscription: %s", message);
            giveUp(subscription, connection, null);
            return;
        }
        switch (message.get(0).toString()) {
            case "subscribe" -> hub.gap(); // no subscription existed until now
            case "message" -> TaskEvent.parse(message.get(2).toString()).ifPresent(hub::accept);
            case "pong" -> LOG.trace("the host is alive");
            default -> LOG.debugf("unexpected message: %s", message);
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
                LOG.warnf("event not published: %s", e.getMessage());
            }
        };
    }
}
