package io.whisperrest.api.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What follows an attempt. Attempts come at 0, 5 s, 30 s, 2 min, 10 min, 1 h, 6 h and 24 h after the first, each gap ±10 %, so
 * receivers that failed together are not called together again.
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
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final double JITTER = 0.1;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, TOO_MANY);

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /** Delivered, or failed for good, or to be tried again. */
    enum Verdict {
        DELIVERED,
        FAILED,
        AGAIN
    }

    /**
     * @param nextAttemptAt null unless {@code AGAIN}
     * @param gone true: the receiver wants nothing more
     */
    record Decision(Verdict verdict, Long nextAttemptAt, boolean gone) {}

    /** @param attempts made so far, this one included */
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
        Duration wait = answer.retryAfter().compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : answer.retryAfter();
        return attempt.at().toEpochMilli() + attempt.durationMs() + wait.toMillis();
    }
}
