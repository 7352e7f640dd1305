package io.whisperrest.api.event;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.redis.client.Redis;
import io.whisperrest.event.TaskEventFollower;
import io.whisperrest.loop.BackgroundLoop;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.queue.QueueUnavailable;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What runs for the event streams: the follower, heartbeats, and checks of grants and workers. */
@Singleton
class EventLoops {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final EventHub hub;
    private final TaskEventFollower follower;
    private final List<BackgroundLoop> loops;

    EventLoops(EventHub hub, TaskEventFollower follower) {
        this.hub = hub;
        this.follower = follower;
        this.loops = List.of(
                new BackgroundLoop("event-heartbeats", HEARTBEAT, hub::heartbeat).withInitialDelay(HEARTBEAT),
                new BackgroundLoop("event-grants", HEARTBEAT, hub::endRevoked).withInitialDelay(HEARTBEAT),
                new BackgroundLoop("event-workers", LOOK, hub::lookForWorkers));
        loops.forEach(loop -> loop.expecting(QueueUnavailable.class, DatabaseUnavailable.class));
    }

    /** Makes the follower, which lives as long as the process. */
    static class Follower {
        @Produces
        @Singleton
        TaskEventFollower follower(
                @RedisClientName("events") Redis redis, @ConfigProperty(name = "redis.url") String url) {
            return new TaskEventFollower(redis, url);
        }
    }

    void start(@Observes StartupEvent event) {
        follower.start();
        loops.forEach(BackgroundLoop::start);
        // Open streams would delay the shutdown by the full request timeout; this hook runs next to Quarkus' own.
        Runtime.getRuntime().addShutdownHook(new Thread(hub::endAll, "end-events"));
    }

    void stop(@Observes ShutdownEvent event) {
        BackgroundLoop.closeAll(loops);
        hub.endAll();
        follower.close();
    }
}
