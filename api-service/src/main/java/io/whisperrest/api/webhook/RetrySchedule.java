package io.whisperrest.api.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Decides what follows an attempt. Attempts are made at 0, 5 s, 30 s, 2 min, 10 min, 1 h, 6 h and 24 h after the first. Each gap varies
 * by ±10 %, so that receivers that failed together are not retried together.
 */
final class RetrySchedule {
    private static final List<Duration> GAPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(25),
            Duration.ofSeconds(90),
            Duration.ofMinutes(8),
            Duration.ofMinutes(50),
            Duration.ofHours(5),
            Duration.ofHours(18));
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);
    private static final double JITTER = 0.1;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, TOO_MANY);

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /** Delivered, failed for good, or to be retried. */
    enum Verdict {
        DELIVERED,
        FAILED,
        AGAIN
    }

    /**
     * @param nextAttemptAt null unless {@code AGAIN}
     * @param gone true when the receiver answered that it wants no more calls
     */
    record Decision(Verdict verdict, Long nextAttemptAt, boolean gone) {}

    /** @param attempts made so far, including this one */
    Decision after(int attempts, Answer answer) {
        Attempt attempt = answer.attempt();
        if (attempt.succeeded()) {
            return new Decision(Verdict.DELIVERED, null, false);
        }
        boolean gone = attempt.statusCode() != null && attempt.statusCode() == GONE;
        if (gone || !isWorthAnotherTry(attempt.statusCode()) || attempts > GAPS.size()) {
            return new Decision(Verdict.FAILED, null, gone);
        }
        long began = attempt.at().toEpochMilli();
        long gap = GAPS.get(attempts - 1).toMillis();
        long next = began + Math.round(gap * random.nextDouble(1 - JITTER, 1 + JITTER));
        return new Decision(Verdict.AGAIN, Math.max(next, asked(answer)), false);
    }

    private static boolean isWorthAnotherTry(Integer status) {
        return status == null || status < 400 || status >= 500 || WORTH_ANOTHER_TRY.contains(status);
    }

    private static long asked(Answer answer) {
        Attempt attempt = answer.attempt();
        if (answer.retryAfter() == null || attempt.statusCode() == null || attempt.statusCode() != TOO_MANY) {
            return 0;
        }
        Duration wait = answer.retryAfter().compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : answer.retryAfter();
        return attempt.at().toEpochMilli() + attempt.durationMs() + wait.toMillis();
    }
}
