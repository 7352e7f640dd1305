package io.whisperrest.api.limit;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What users hold at once, counted in Redis over all API processes; while it is away in each process. A place is renewed as long
 * as it is held, so a process that dies blocks nobody for longer than half a minute. Thread-safe; taking may block.
 */
@Singleton
public class Places {
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final String COUNTED = "-1";

    private final RedisDataSource redis;
    private final RedisFirst first;
    private final Duration life;
    private final Map<String, Set<Held>> here = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread places = new Thread(work, "places");
        places.setDaemon(true);
        return places;
    });

    @Inject
    Places(RedisDataSource redis, Clock clock) {
        this(redis, clock, LIFE);
        long everyMs = LIFE.toMillis() / 3;
        thread.scheduleAtFixedRate(this::renew, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    /** Renews nothing by itself. */
    Places(RedisDataSource redis, Clock clock, Duration life) {
        this.redis = redis;
        this.first = new RedisFirst(clock);
        this.life = life;
    }

    /** What is held. */
    public enum Kind {
        STREAM,
        WAIT
    }

    /** Empty when the user holds {@code most} of them. */
    public Optional<Place> take(Kind kind, String userId, int most) {
        Held place = new Held(key(kind, userId));
        boolean taken = first.ask(
                () -> {
                    boolean free = place.in(Integer.toString(most));
                    if (free) {
                        note(place);
                    }
                    return free;
                },
                () -> noteUnless(most, place));
        return taken ? Optional.of(place) : Optional.empty();
    }

    /** One more, however many there are. */
    public Place count(Kind kind, String userId) {
        Held place = new Held(key(kind, userId));
        note(place);
        first.ask(() -> place.in(COUNTED), () -> false);
        return place;
    }

    /** Of that user in this process. */
    public synchronized int here(Kind kind, String userId) {
        return here.getOrDefault(key(kind, userId), Set.of()).size();
    }

    /** To be called before a third of the life is over. */
    void renew() {
        all().forEach(Held::renew);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        all().forEach(Held::remove);
    }

    private synchronized List<Held> all() {
        return here.values().stream().flatMap(Set::stream).toList();
    }

    private synchronized boolean noteUnless(int most, Held place) {
        return here.getOrDefault(place.key, Set.of()).size() < most && note(place);
    }

    private synchronized boolean note(Held place) {
        return here.computeIfAbsent(place.key, key -> new HashSet<>()).add(place);
    }

    private synchronized boolean forget(Held place) {
        Set<Held> places = here.getOrDefault(place.key, new HashSet<>());
        boolean was = places.remove(place);
        if (places.isEmpty()) {
            here.remove(place.key);
        }
        return was;
    }

    private static String key(Kind kind, String userId) {
        return "rate:place:" + kind + ":" + userId;
    }

    /** Its monitor orders renewing and removing: what was given back does not come again. */
    private final class Held implements Place {
        private final String key;
        private final String id = UUID.randomUUID().toString();
        private boolean over;

        Held(String key) {
            this.key = key;
        }

        boolean in(String most) {
            String lifeMs = Long.toString(life.toMillis());
            return redis.execute("EVAL", RedisRateCounters.PLACE, "1", key, id, most, lifeMs)
                            .toInteger()
                    == 1;
        }

        synchronized void renew() {
            if (!over) {
                first.ask(() -> in(COUNTED), () -> false);
            }
        }

        synchronized void remove() {
            over = true;
            first.ask(() -> redis.execute("ZREM", key, id), () -> null);
        }

        @Override
        public void giveBack() {
            if (!forget(this)) {
                return;
            }
            if (BlockingOperationControl.isBlockingAllowed()) {
                remove();
            } else if (!thread.isShutdown()) {
                thread.execute(this::remove);
            }
        }
    }
}
