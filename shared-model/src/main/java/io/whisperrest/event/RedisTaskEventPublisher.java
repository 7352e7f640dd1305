package io.whisperrest.event;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Appends to the user's stream in Redis. While Redis is unavailable, it retries for some minutes. */
public final class RedisTaskEventPublisher implements TaskEventPublisher {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
    private static final Duration RETRY_MIN = Duration.ofMillis(500);
    private static final Duration RETRY_MAX = Duration.ofSeconds(10);
    private static final Duration RETRIED = Duration.ofMinutes(5);
    /** Events on their way. Beyond it, as in a long outage, further ones are dropped. */
    private static final int MAX_PENDING = 10_000;

    private final ReactiveRedisDataSource redis;
    private final AtomicInteger pending = new AtomicInteger();

    public RedisTaskEventPublisher(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public void publish(TaskEvent event) {
        if (pending.incrementAndGet() > MAX_PENDING) {
            pending.decrementAndGet();
            return;
        }
        String key = EventStreams.key(event.userId());
        append(key, event)
                .chain(id -> redis.execute("PEXPIRE", key, Long.toString(EventStreams.KEPT.toMillis())))
                .onTermination()
                .invoke(pending::decrementAndGet)
                .subscribe()
                .with(kept -> {}, away -> {});
    }

    private Uni<Response> append(String key, TaskEvent event) {
        List<String> entry =
                new ArrayList<>(List.of(key, "MAXLEN", "~", Integer.toString(EventStreams.MAX_ENTRIES), "*"));
        entry.addAll(event.fields());
        return Uni.createFrom()
                .deferred(() -> redis.execute("XADD", entry.toArray(String[]::new)))
                .ifNoItem()
                .after(ANSWER_LIMIT)
                .fail()
                .onFailure()
                .retry()
                .withBackOff(RETRY_MIN, RETRY_MAX)
                .expireIn(RETRIED.toMillis());
    }
}
