package io.whisperrest.api.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.setting.LimitConfig;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RedisResource;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ApiTest
class RateLimitsTest {
    @Inject
    RedisDataSource redis;

    private final String account = UUID.randomUUID() + "@example.org";
    private final String network = UUID.randomUUID().toString();

    @AfterEach
    void redisIsBack() {
        if (!RedisResource.server().isRunning()) {
            RedisResource.server().restart();
        }
    }

    @Test
    void allowsFiveSignInAttemptsAMinuteOnOneAccountOverTwoProcesses() {
        RateLimits[] processes = {limits(Limits.DEFAULTS), limits(Limits.DEFAULTS)};
        long allowed = IntStream.range(0, 40)
                .filter(i -> allows(() -> processes[i % 2].signIn(account, network + i)))
                .count();
        assertEquals(5, allowed);
    }

    @Test
    void allowsThirtyAccountsAMinuteFromOneNetworkOverTwoProcesses() {
        RateLimits[] processes = {limits(Limits.DEFAULTS), limits(Limits.DEFAULTS)};
        long allowed = IntStream.range(0, 2000)
                .filter(i -> allows(() -> processes[i % 2].signIn(i + account, network)))
                .count();
        assertEquals(30, allowed);
    }

    @Test
    void countsInEachProcessWhileRedisIsUnavailable() {
        RateLimits[] processes = {limits(Limits.DEFAULTS), limits(Limits.DEFAULTS)};
        RedisResource.server().kill9();
        long allowed = IntStream.range(0, 20)
                .filter(i -> allows(() -> processes[i % 2].signIn(account, network)))
                .count();
        assertEquals(10, allowed, "five in each process");
        assertEquals(
                10,
                IntStream.range(0, 12)
                        .filter(i -> allows(() -> processes[0].registration(network)))
                        .count());
        processes[0].signedIn(account);
        assertTrue(allows(() -> processes[0].signIn(account, network)), "a correct password resets the failures");
    }

    @Test
    void theReportedWaitIsEnoughAndGrowsWithEachFailure() throws InterruptedException {
        RateLimits limits = limits(new Limits(2, Duration.ofMillis(300), Duration.ofSeconds(30)));
        limits.signIn(account, network);
        limits.signIn(account, network);
        Duration first = rejection(limits);
        assertTrue(first.toMillis() <= 1000, first.toString());
        Thread.sleep(310); // Redis measures the time; the header is rounded up to seconds
        limits.signIn(account, network);
        Thread.sleep(310);
        assertThrows(ApiProblem.class, () -> limits.signIn(account, network)); // the wait is 600 ms now
        Thread.sleep(310);
        limits.signIn(account, network);
    }

    @Test
    void aCorrectPasswordResetsTheFailures() {
        RateLimits limits = limits(Limits.DEFAULTS);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                limits.signIn(account, network);
            }
            limits.signedIn(account);
        }
    }

    @Test
    void countsRegistrationsPerHour() {
        RateLimits limits = limits(Limits.DEFAULTS);
        for (int i = 0; i < 10; i++) {
            limits.registration(network);
        }
        ApiProblem rejection = assertThrows(ApiProblem.class, () -> limits.registration(network));
        assertEquals(429, rejection.status());
        assertEquals("rate_limited", rejection.code());
    }

    @Test
    void storesNoAddressInRedis() {
        limits(Limits.DEFAULTS).signIn(account, network);
        String keys = RedisResource.server().command("KEYS", "*").toString();
        assertTrue(keys.contains("rate:"), keys);
        assertTrue(!keys.contains("example.org"), keys);
    }

    private Duration rejection(RateLimits limits) {
        ApiProblem rejection = assertThrows(ApiProblem.class, () -> limits.signIn(account, network));
        return Duration.ofSeconds(Long.parseLong(rejection.headers().get("Retry-After")));
    }

    private static boolean allows(Runnable call) {
        try {
            call.run();
            return true;
        } catch (ApiProblem e) {
            return false;
        }
    }

    private RateLimits limits(LimitConfig config) {
        return new RateLimits(config, redis, Clock.systemUTC());
    }

    private record Limits(int signInAccount, Duration signInDelay, Duration signInDelayCap) implements LimitConfig {
        static final Limits DEFAULTS = new Limits(5, Duration.ofMinutes(1), Duration.ofMinutes(5));

        @Override
        public int requestsUser() {
            return 600;
        }

        @Override
        public int requestsAddress() {
            return 60;
        }

        @Override
        public int signInNetwork() {
            return 30;
        }

        @Override
        public int registrationNetwork() {
            return 10;
        }
    }
}
