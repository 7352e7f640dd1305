package io.whisperrest.api.ratelimit;

import io.quarkus.redis.datasource.RedisDataSource;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.LimitConfig;
import io.whisperrest.hash.Sha256;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The limits of docs/api.md §6.3. A call beyond its limit gets a 429; a retry after its {@code Retry-After} succeeds. */
@Singleton
public class RateLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DIGEST_DIGITS = 32;

    private final LimitConfig config;
    private final RedisFirst shared;
    private final RateCounters redis;
    private final MemoryRateCounters memory;
    /** Apart from requests, so that a flood of addresses cannot push out the failures of an account. */
    private final RateCounters signIns;

    RateLimits(LimitConfig config, RedisDataSource redis, Clock clock) {
        this.config = config;
        this.shared = new RedisFirst(clock);
        this.redis = new RedisRateCounters(redis);
        this.memory = new MemoryRateCounters(clock);
        this.signIns = new MemoryRateCounters(clock);
    }

    /** @param limit per minute */
    Allowance userRequest(String userId, int limit) {
        return request("user:" + userId, limit);
    }

    /** Counted separately, so that a client that polls a task can still make all other calls. */
    Allowance statusRequest(String userId, int limit) {
        return request("status:" + userId, limit);
    }

    Allowance addressRequest(String address) {
        return request("address:" + digest(address), config.requestsAddress());
    }

    /** Counted in this process only, for threads that must not block. */
    Allowance localRequest(String who) {
        return memory.hit(who, config.requestsUser(), MINUTE);
    }

    public void registration(String network) {
        require(counted("registration:" + network, config.registrationNetwork(), HOUR));
    }

    /** Counts an attempt before the password is checked. */
    public void signIn(String emailKey, String network) {
        require(counted("sign-in:network:" + network, config.signInNetwork(), MINUTE));
        String bucket = account(emailKey);
        int burst = config.signInAccount();
        require(shared.ask(
                () -> redis.attempt(bucket, burst, config.signInDelay(), config.signInDelayCap()),
                () -> signIns.attempt(bucket, burst, config.signInDelay(), config.signInDelayCap())));
    }

    /** A correct password resets the account's failures. */
    public void signedIn(String emailKey) {
        String bucket = account(emailKey);
        shared.ask(
                () -> {
                    redis.forget(bucket);
                    return null;
                },
                () -> {
                    signIns.forget(bucket);
                    return null;
                });
    }

    private Allowance request(String bucket, int limit) {
        return shared.ask(() -> redis.hit("request:" + bucket, limit, MINUTE), () -> memory.hit(bucket, limit, MINUTE));
    }

    private Allowance counted(String bucket, int limit, Duration window) {
        return shared.ask(() -> redis.hit(bucket, limit, window), () -> signIns.hit(bucket, limit, window));
    }

    private static void require(Allowance allowance) {
        if (!allowance.allowed()) {
            throw Problems.rateLimited(allowance.delay());
        }
    }

    private static String account(String emailKey) {
        return "sign-in:account:" + digest(emailKey);
    }

    /** Hashes addresses, so that no personal data is stored in Redis. */
    private static String digest(String text) {
        return Sha256.hex(text).substring(0, DIGEST_DIGITS);
    }
}
