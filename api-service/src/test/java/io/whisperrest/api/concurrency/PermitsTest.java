package io.whisperrest.api.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RedisResource;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two API processes share one count. */
@ApiTest
class PermitsTest {
    @Inject
    RedisDataSource redis;

    private final String user = UUID.randomUUID().toString();

    @AfterEach
    void redisIsBack() {
        if (!RedisResource.server().isRunning()) {
            RedisResource.server().restart();
        }
    }

    private Permits process(Duration life) {
        return new Permits(redis, Clock.systemUTC(), life);
    }

    private boolean isFree(Permits process) {
        var permit = process.take(Permits.Kind.STREAM, user, 6);
        permit.ifPresent(Permit::release);
        return permit.isPresent();
    }

    @Test
    void sixPermitsAreSixOverTwoProcesses() {
        Permits[] processes = {process(Duration.ofMinutes(1)), process(Duration.ofMinutes(1))};
        List<Permit> taken = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            processes[n % 2].take(Permits.Kind.STREAM, user, 6).ifPresent(taken::add);
        }
        assertEquals(6, taken.size());
        assertTrue(processes[0].take(Permits.Kind.WAIT, user, 6).isPresent()); // counted separately
        taken.get(0).release();
        taken.get(0).release(); // releasing twice has no further effect
        assertTrue(processes[1].take(Permits.Kind.STREAM, user, 6).isPresent());
        assertFalse(isFree(processes[0]));
    }

    @Test
    void permitsOfACrashedProcessBecomeFree() {
        Permits dying = process(Duration.ofMillis(300));
        for (int n = 0; n < 6; n++) {
            dying.take(Permits.Kind.STREAM, user, 6);
        }
        Permits living = process(Duration.ofMinutes(1));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> isFree(living));
    }

    @Test
    void heldPermitsAreCountedAgainAfterRedisLostThem() {
        Permits one = process(Duration.ofMinutes(1));
        for (int n = 0; n < 6; n++) {
            one.take(Permits.Kind.STREAM, user, 6);
        }
        redis.execute("DEL", "rate:permit:STREAM:" + user);
        one.renew();
        assertFalse(isFree(process(Duration.ofMinutes(1))));
    }

    @Test
    void eachProcessCountsForItselfWithoutRedis() {
        RedisResource.server().kill9();
        Permits process = process(Duration.ofMinutes(1));
        for (int n = 0; n < 6; n++) {
            assertTrue(process.take(Permits.Kind.STREAM, user, 6).isPresent());
        }
        assertFalse(isFree(process));
    }
}
