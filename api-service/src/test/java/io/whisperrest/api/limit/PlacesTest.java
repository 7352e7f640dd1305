package io.whisperrest.api.limit;

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

/** Two API processes, one count. */
@ApiTest
class PlacesTest {
    @Inject
    RedisDataSource redis;

    private final String user = UUID.randomUUID().toString();

    @AfterEach
    void redisIsBack() {
        if (!RedisResource.server().isRunning()) {
            RedisResource.server().restart();
        }
    }

    private Places process(Duration life) {
        return new Places(redis, Clock.systemUTC(), life);
    }

    private boolean isFree(Places process) {
        var place = process.take(Places.Kind.STREAM, user, 6);
        place.ifPresent(Place::giveBack);
        return place.isPresent();
    }

    @Test
    void sixPlacesAreSixOverTwoProcesses() {
        Places[] processes = {process(Duration.ofMinutes(1)), process(Duration.ofMinutes(1))};
        List<Place> taken = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            processes[n % 2].take(Places.Kind.STREAM, user, 6).ifPresent(taken::add);
        }
        assertEquals(6, taken.size());
        assertTrue(processes[0].take(Places.Kind.WAIT, user, 6).isPresent()); // another count
        taken.get(0).giveBack();
        taken.get(0).giveBack(); // twice is once
        assertTrue(processes[1].take(Places.Kind.STREAM, user, 6).isPresent());
        assertFalse(isFree(processes[0]));
    }

    @Test
    void placesOfAProcessThatDiedComeFreeAgain() {
        Places dying = process(Duration.ofMillis(300));
        for (int n = 0; n < 6; n++) {
            dying.take(Places.Kind.STREAM, user, 6);
        }
        Places living = process(Duration.ofMinutes(1));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> isFree(living));
    }

    @Test
    void whatIsHeldIsCountedAgainAfterRedisForgotIt() {
        Places one = process(Duration.ofMinutes(1));
        for (int n = 0; n < 6; n++) {
            one.take(Places.Kind.STREAM, user, 6);
        }
        redis.execute("DEL", "rate:place:STREAM:" + user);
        one.renew();
        assertFalse(isFree(process(Duration.ofMinutes(1))));
    }

    @Test
    void eachProcessCountsItsOwnWhileRedisIsAway() {
        RedisResource.server().kill9();
        Places process = process(Duration.ofMinutes(1));
        for (int n = 0; n < 6; n++) {
            assertTrue(process.take(Places.Kind.STREAM, user, 6).isPresent());
        }
        assertFalse(isFree(process));
    }
}
