package io.whisperrest.testing;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.runtime.datasource.BlockingRedisDataSourceImpl;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.RedisTaskQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients of a test's Redis server, without Quarkus. */
public final class TestRedis implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final String url;
    private final Vertx vertx = Vertx.vertx();
    private final List<Redis> clients = new ArrayList<>();

    public TestRedis(RedisServer server) {
        this(server.url());
    }

    public TestRedis(String url) {
        this.url = url;
    }

    public RedisTaskQueue queue(QueueConfig config) {
        return new RedisTaskQueue(client(), client(), client(), config);
    }

    public RedisDataSource client() {
        Redis redis = connections();
        return new BlockingRedisDataSourceImpl(vertx, redis, RedisAPI.api(redis), TIMEOUT);
    }

    /** A client for its own connections. */
    public Redis connections() {
        Redis redis = Redis.createClient(
                vertx,
                new RedisOptions().setConnectionString(url).setMaxPoolSize(4).setMaxPoolWaiting(200));
        clients.add(redis);
        return redis;
    }

    @Override
    public void close() {
        clients.forEach(Redis::close);
        vertx.closeAndAwait();
    }
}
