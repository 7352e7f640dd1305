package io.whisperrest.api.limit;

import io.quarkus.redis.datasource.RedisDataSource;
import io.whisperrest.api.error.Problems;
import io.whisperrest.hash.Sha256;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The limits of docs/api.md §6.3. A call beyond its limit is a 429 whose {@code Retry-After} is enough. */
@Singleton
public class RateLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DIGEST_DIGITS = 32;

    private final LimitConfig config;
    private final RedisFirst shared;
    private final RateCounters redis;
    private final RateCounters database;
    private final MemoryRateCounters memory;

    RateLimits(LimitConfig config, RedisDataSource redis, Database database, Clock clock) {
        this.config = config;
        this.shared = new RedisFirst(clock);
        this.redis = new RedisRateCounters(redis);
        this.database = new DatabaseRateCounters(database, clock);
        this.memory = new MemoryRateCounters(clock);
    }

    /** @param limit a minute */
    Allowance userRequest(String userId, int limit) {
        return request("user:" + userId, limit);
    }

    Allowance addressRequest(String address) {
        return request("address:" + digest(address), config.requestsAddress());
    }

    /** A count in this process alone, for threads that must not block. */
    Allowance localRequest(String who) {
        return memory.hit(who, config.requestsUser(), MINUTE);
    }

    public void registration(String network) {
        require(counted("registration:" + network, config.registrationNetwork(), HOUR));
    }

    /** Counts a try before its password is looked at. */
    public void signIn(String emailKey, String network) {
        require(counted("sign-in:network:" + network, config.signInNetwork(), MINUTE));
        String bucket = account(emailKey);
        int burst = config.signInAccount();
        require(shared.ask(
                () -> redis.attempt(bucket, burst, config.signInDelay(), config.signInDelayCap()),
                () -> database.attempt(bucket, burst, config.signInDelay(), config.signInDelayCap())));
    }

    /** A right password ends the account's row of failures. */
    public void signedIn(String emailKey) {
        String bucket = account(emailKey);
        shared.ask(
                () -> {
                    redis.forget(bucket);
                    return null;
                },
                () -> {
                    database.forget(bucket);
                    return null;
                });
    }

    private Allowance request(String bucket, int limit) {
        return shared.ask(() -> redis.hit("request:" + bucket, limit, MINUTE), () -> memory.hit(bucket, limit, MINUTE));
    }

    private Allowance counted(String bucket, int limit, Duration window) {
        return shared.ask(() -> redis.hit(bucket, limit, window), () -> database.hit(bucket, limit, window));
    }

    private static void require(Allowance allowance) {
        if (!allowance.allowed()) {
            throw Problems.rateLimited(allowance.delay());
        }
    }

    private static String account(String emailKey) {
        return "sign-in:account:" + digest(emailKey);
    }

    /** Addresses of people and machines are not left lying in Redis. */
    private static String digest(String text) {
        return Sha256.hex(text).substring(0, DIGEST_DIGITS);
    }
}
