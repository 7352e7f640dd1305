package io.whisperrest.event;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.whisperrest.queue.QueueKeys;

/** A Redis channel: whoever does not listen now does not hear it. */
public final class RedisNotices implements Notices {
    private final ReactiveRedisDataSource redis;

    public RedisNotices(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public void tell(TaskNotice notice) {
        redis.execute("PUBLISH", QueueKeys.EVENTS, notice.json()).subscribe().with(heard -> {}, away -> {});
    }
}
