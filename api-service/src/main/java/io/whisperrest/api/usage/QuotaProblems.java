package io.whisperrest.api.usage;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.time.Duration;

/** The problems of docs/api.md §6.3. Each names the exceeded limit; a retry after {@code Retry-After} succeeds. */
final class QuotaProblems {
    private static final Duration ONE_MORE_TRY = Duration.ofSeconds(30);

    private QuotaProblems() {}

    static ApiProblem queueFull(long waiting, int limit) {
        ApiProblem full = Problems.of(
                429,
                "queue_full",
                "You have " + waiting + " waiting tasks, the most allowed: send more when some are done.");
        return Problems.later(full.with("maxQueuedTasks", limit), ONE_MORE_TRY);
    }

    /** @param untilMidnight time until the quota's day ends */
    static ApiProblem audio(long usedSeconds, long limitSeconds, Duration untilMidnight) {
        ApiProblem exceeded = Problems.of(
                429,
                "quota_exceeded",
                "The audio minutes of the day are used up: " + usedSeconds + " of " + limitSeconds + " seconds.");
        return Problems.later(withUse(exceeded, "audioSecondsPerDay", usedSeconds, limitSeconds), untilMidnight);
    }

    /** @param untilFree time until enough recordings have been erased */
    static ApiProblem storage(long usedBytes, long limitBytes, Duration untilFree) {
        ApiProblem exceeded = Problems.of(
                429,
                "quota_exceeded",
                "Your recordings and edits fill " + usedBytes + " of " + limitBytes + " bytes: delete some, or wait.");
        return Problems.later(withUse(exceeded, "storageBytes", usedBytes, limitBytes), untilFree);
    }

    private static ApiProblem withUse(ApiProblem problem, String quota, long used, long limit) {
        return problem.with("quota", quota).with("used", used).with("limit", limit);
    }
}
