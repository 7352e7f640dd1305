package io.whisperrest.api.concurrency;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.ShutdownEvent;
import io.whisperrest.api.ratelimit.LuaScript;
import io.whisperrest.api.ratelimit.RedisFirst;
import io.whisperrest.loop.BackgroundLoop;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Permits that users hold at the same time, counted in Redis over all API processes, or per process while Redis is unavailable. A held
 * permit is renewed continuously, so a crashed process blocks it for at most half a minute. Thread-safe; taking one may block.
 */
@Singleton
public class Permits {
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final String COUNTED = "-1";
    private static final String SCRIPT = LuaScript.read("permit");

    private final RedisDataSource redis;
    private final RedisFirst first;
    private final Duration life;
    private final Map<String, Set<Held>> here = new HashMap<>();
    private final BackgroundLoop renewal;
    /** Removes permits that were released on the event loop, which must not block. */
    private final ExecutorService removals = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "permit-removals");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    Permits(RedisDataSource redis, Clock clock) {
        this(redis, clock, LIFE);
        renewal.start();
    }

    /** Does not renew automatically. */
    Permits(RedisDataSource redis, Clock clock, Duration life) {
        this.redis = redis;
        this.first = new RedisFirst(clock);
        this.life = life;
        Duration interval = life.dividedBy(3);
        this.renewal = new BackgroundLoop("permits", interval, this::renew)
                .withInitialDelay(interval)
                .atFixedRate();
    }

    /** The kind of permit. */
    public enum Kind {
        STREAM,
        WAIT
    }

    /** Empty when the user already holds {@code limit} of them. */
    public Optional<Permit> take(Kind kind, String userId, int limit) {
        Held permit = new Held(key(kind, userId));
        boolean taken = first.ask(
                () -> {
                    boolean free = permit.in(Integer.toString(limit));
                    if (free) {
                        note(permit);
                    }
                    return free;
                },
                () -> noteUnless(limit, permit));
        return taken ? Optional.of(permit) : Optional.empty();
    }

    /** Number that the user holds in this process. */
    public synchronized int here(Kind kind, String userId) {
        return here.getOrDefault(key(kind, userId), Set.of()).size();
    }

    /** Call it at least every third of a permit's lifetime. */
    void renew() {
        all().forEach(Held::renew);
    }

    void stop(@Observes ShutdownEvent event) {
        renewal.close();
        removals.shutdownNow();
        all().forEach(Held::remove);
    }

    private synchronized List<Held> all() {
        return here.values().stream().flatMap(Set::stream).toList();
    }

    private synchronized boolean noteUnless(int limit, Held permit) {
        return here.getOrDefault(permit.key, Set.of()).size() < limit && note(permit);
    }

    private synchronized boolean note(Held permit) {
        return here.computeIfAbsent(permit.key, key -> new HashSet<>()).add(permit);
    }

    private synchronized boolean forget(Held permit) {
        Set<Held> permits = here.getOrDefault(permit.key, new HashSet<>());
        boolean was = permits.remove(permit);
        if (permits.isEmpty()) {
            here.remove(permit.key);
        }
        return was;
    }

    private static String key(Kind kind, String userId) {
        return "rate:permit:" + kind + ":" + userId;
    }

    /** Its monitor orders renewal and release, so that a released permit is not renewed again. */
    private final class Held implements Permit {
        private final String key;
        private final String id = UUID.randomUUID().toString();
        private boolean over;

        Held(String key) {
            this.key = key;
        }

        boolean in(String limit) {
            String lifeMs = Long.toString(life.toMillis());
            return redis.execute("EVAL", SCRIPT, "1", key, id, limit, lifeMs).toInteger() == 1;
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
        public void release() {
            if (!forget(this)) {
                return;
            }
            if (BlockingOperationControl.isBlockingAllowed()) {
                remove();
            } else if (!removals.isShutdown()) {
                removals.execute(this::remove);
            }
        }
    }
}
