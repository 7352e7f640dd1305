package io.whisperrest.api.task;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.time.Duration;

/** The {@code Idempotency-Key} header: 1–255 visible ASCII characters. */
final class IdempotencyKey {
    private static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    /** @throws ApiProblem 400 for any other form */
    static String checked(String key) {
        if (key != null) {
            boolean visible = key.chars().allMatch(c -> c > 0x20 && c < 0x7f);
            if (key.isEmpty() || key.length() > MAX_LENGTH || !visible) {
                throw Problems.malformed("Idempotency-Key must be 1 to 255 visible ASCII characters.");
            }
        }
        return key;
    }

    static ApiProblem mismatch() {
        return Problems.of(
                422, "idempotency_mismatch", "This Idempotency-Key was used for another request: use a new key.");
    }

    static ApiProblem inProgress() {
        ApiProblem problem = Problems.of(
                409,
                "idempotency_in_progress",
                "A request with this Idempotency-Key is still being received: ask again in a second.");
        return Problems.later(problem, Duration.ofSeconds(1));
    }
}
