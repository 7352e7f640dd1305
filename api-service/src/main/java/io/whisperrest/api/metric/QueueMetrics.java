package io.whisperrest.api.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.whisperrest.api.dispatch.RelayState;
import io.whisperrest.api.worker.KnownWorker;
import io.whisperrest.api.worker.LiveWorkers;
import io.whisperrest.loop.BackgroundLoop;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.QueueUnavailable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gauges of the queue, read every 15 s. Each API reports the same numbers, so a query takes their maximum. */
@Singleton
class QueueMetrics {
    private static final Duration READ_EVERY = Duration.ofSeconds(15);

    private final WaitingRepository waiting;
    private final LiveWorkers live;
    private final Clock clock;
    private final BackgroundLoop loop;
    private volatile Map<Lane, Long> tasks = new EnumMap<>(Lane.class);
    private volatile double oldestSeconds;
    private volatile long unserved;
    private volatile int workers;

    QueueMetrics(
            WaitingRepository waiting,
            LiveWorkers live,
            RelayState relay,
            Database database,
            MeterRegistry registry,
            Clock clock) {
        this.waiting = waiting;
        this.live = live;
        this.clock = clock;
        this.loop = new BackgroundLoop("queue-metrics", READ_EVERY, this::read)
                .expecting(DatabaseUnavailable.class, QueueUnavailable.class);
        for (Lane lane : Lane.values()) {
            Gauge.builder("task.queue.waiting", () -> tasks.getOrDefault(lane, 0L))
                    .description("tasks that wait for a worker")
                    .tag("lane", lane.word())
                    .register(registry);
        }
        Gauge.builder("task.queue.oldest.age", () -> oldestSeconds)
                .description("how long the oldest waiting task has waited")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("task.queue.unserved", () -> unserved)
                .description("tasks that wait for a model that no live worker has")
                .register(registry);
        Gauge.builder("worker.alive", () -> workers)
                .description("workers whose heartbeat is recent")
                .register(registry);
        Gauge.builder("queue.relay.working", () -> relay.isWorking() ? 1 : 0)
                .description("1 while accepted tasks can be handed to Redis")
                .register(registry);
        Gauge.builder("database.writable", () -> database.isWritable() ? 1 : 0)
                .description("1 while the database accepts writes")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    private void read() {
        long now = clock.millis();
        Map<Lane, Long> found = new EnumMap<>(Lane.class);
        long oldest = now;
        List<WaitingRepository.Waiting> all = waiting.byLaneAndModel();
        for (WaitingRepository.Waiting each : all) {
            found.merge(each.lane(), each.tasks(), Long::sum);
            oldest = Math.min(oldest, each.oldest());
        }
        tasks = found;
        oldestSeconds = (now - oldest) / 1000.0;
        readWorkers(all);
    }

    /** After the rest, because it fails while Redis is away. */
    private void readWorkers(List<WaitingRepository.Waiting> all) {
        List<KnownWorker> alive = live.now();
        Set<String> served =
                alive.stream().flatMap(worker -> worker.serves().stream()).collect(Collectors.toSet());
        unserved = all.stream()
                .filter(each -> !served.contains(each.model()))
                .mapToLong(WaitingRepository.Waiting::tasks)
                .sum();
        workers = alive.size();
    }
}
