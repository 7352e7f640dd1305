package io.whisperrest.api.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.webhook.RetrySchedule.Decision;
import io.whisperrest.api.webhook.RetrySchedule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final RetrySchedule schedule = new RetrySchedule(new Random(7));

    private static Answer status(Integer code) {
        return new Answer(new Attempt(AT, code, 40, null), null);
    }

    private long waitMs(int attempts, Answer answer) {
        Decision decision = schedule.after(attempts, answer);
        assertEquals(Verdict.AGAIN, decision.verdict());
        return decision.nextAttemptAt() - AT.toEpochMilli();
    }

    @Test
    void triesEightTimesWithinADayAndSixHours() {
        List<Long> gaps = List.of(5L, 25L, 90L, 480L, 3000L, 18_000L, 64_800L);
        for (int attempts = 1; attempts <= 7; attempts++) {
            long gapMs = gaps.get(attempts - 1) * 1000;
            for (int i = 0; i < 100; i++) {
                long waitMs = waitMs(attempts, status(500));
                assertTrue(waitMs >= gapMs * 0.9 && waitMs <= gapMs * 1.1, attempts + ": " + waitMs);
            }
        }
        assertEquals(86_400, gaps.stream().mapToLong(Long::longValue).sum());
        assertEquals(Verdict.FAILED, schedule.after(8, status(500)).verdict());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void anyTwoHundredIsDelivered(int code) {
        Decision decision = schedule.after(3, status(code));
        assertEquals(Verdict.DELIVERED, decision.verdict());
        assertNull(decision.nextAttemptAt());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 408, 425, 429, 500, 502, 503, 504, 599})
    void retriesTemporaryFailures(int code) {
        assertTrue(waitMs(1, status(code)) > 0);
    }

    @Test
    void aMissingResponseIsRetriedToo() {
        assertTrue(waitMs(1, new Answer(Attempt.failed(Attempt.Failure.TIMEOUT, AT, 10_000), null)) > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 410, 413, 422})
    void permanentRejectionsFailAtOnceAndOnlyGonePauses(int code) {
        Decision decision = schedule.after(1, status(code));
        assertEquals(Verdict.FAILED, decision.verdict());
        assertEquals(code == 410, decision.gone());
    }

    @Test
    void obeysRetryAfterOn429UpToAnHour() {
        Attempt tooMany = new Attempt(AT, 429, 1000, null);
        assertEquals(61_000, waitMs(1, new Answer(tooMany, Duration.ofMinutes(1))));
        assertEquals(3_601_000, waitMs(1, new Answer(tooMany, Duration.ofDays(3))));
        assertTrue(waitMs(1, new Answer(tooMany, Duration.ofSeconds(1))) >= 4_500, "never sooner than the schedule");
        Attempt unavailable = new Attempt(AT, 503, 1000, null);
        assertTrue(waitMs(1, new Answer(unavailable, Duration.ofMinutes(1))) < 6_000);
        assertFalse(schedule.after(1, new Answer(tooMany, null)).gone());
    }

    @Test
    void readsRetryAfterAsSecondsOrDate() {
        assertEquals(Duration.ofSeconds(120), RetryAfter.read(" 120 ", AT));
        assertEquals(Duration.ofSeconds(30), RetryAfter.read("Thu, 1 Jan 2026 00:00:30 GMT", AT));
        assertEquals(Duration.ZERO, RetryAfter.read("Thu, 1 Jan 1970 00:00:30 GMT", AT));
        assertNull(RetryAfter.read("soon", AT));
        assertNull(RetryAfter.read("-1", AT));
        assertNull(RetryAfter.read(null, AT));
    }
}
