package io.whisperrest.event;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.whisperrest.queue.QueueKeys;

/** Publishes on a Redis channel. Processes that are not subscribed at that moment miss the event. */
public final class RedisTaskEventPublisher implements TaskEventPublisher {
    private final ReactiveRedisDataSource redis;

    public RedisTaskEventPublisher(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public void publish(TaskEvent event) {
        redis.execute("PUBLISH", QueueKeys.EVENTS, event.json()).subscribe().with(heard -> {}, away -> {});
    }
}
