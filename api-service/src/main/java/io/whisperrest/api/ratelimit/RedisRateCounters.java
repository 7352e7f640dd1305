package io.whisperrest.api.ratelimit;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;

/** Counts in Redis, under {@code rate:}. Throws the client's exceptions while Redis is unavailable. */
final class RedisRateCounters implements RateCounters {
    private static final String PREFIX = "rate:";
    private static final String HIT = LuaScript.read("hit");
    private static final String ATTEMPT = LuaScript.read("attempt");

    private final RedisDataSource redis;

    RedisRateCounters(RedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public Allowance hit(String bucket, long limit, Duration window) {
        Response reply = redis.execute("EVAL", HIT, "1", PREFIX + bucket, Long.toString(window.toMillis()));
        return Allowance.of(
                reply.get(0).toLong(), limit, Duration.ofMillis(reply.get(1).toLong()));
    }

    @Override
    public Allowance attempt(String bucket, long burst, Duration delay, Duration cap) {
        Response reply = redis.execute(
                "EVAL",
                ATTEMPT,
                "1",
                PREFIX + bucket,
                Long.toString(burst),
                Long.toString(delay.toMillis()),
                Long.toString(cap.toMillis()));
        boolean allowed = reply.get(0).toInteger() == 1;
        long remaining = Math.max(0, burst - reply.get(1).toLong());
        return new Allowance(
                allowed, burst, remaining, Duration.ofMillis(reply.get(2).toLong()));
    }

    @Override
    public void forget(String bucket) {
        redis.execute("DEL", PREFIX + bucket);
    }
}
