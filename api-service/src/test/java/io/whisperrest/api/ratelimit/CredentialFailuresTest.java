package io.whisperrest.api.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialFailuresTest {
    private static final String HERE = "192.0.2.1";
    private Instant now = Instant.EPOCH;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };

    private final CredentialFailures failures = new CredentialFailures(3, clock);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            failures.failed(HERE, "bad-" + i);
        }
    }

    @Test
    void anAddressWithTooManyFailuresWaitsForTheRestOfTheMinute() {
        fail(2);
        assertEquals(Optional.empty(), failures.wait(HERE, "next"));
        fail(1);
        assertEquals(Optional.of(Duration.ofMinutes(1)), failures.wait(HERE, "next"));
        assertEquals(Optional.empty(), failures.wait("192.0.2.2", "next"));
        now = now.plusSeconds(60);
        assertEquals(Optional.empty(), failures.wait(HERE, "next"));
    }

    @Test
    void aProvenCredentialDoesNotWaitForFailuresOfItsNeighborsUntilItFailsItself() {
        failures.opened("good");
        fail(3);
        assertEquals(Optional.empty(), failures.wait(HERE, "good"));
        failures.failed(HERE, "good");
        assertTrue(failures.wait(HERE, "good").isPresent());
    }
}
