package io.whisperrest.api.health;

import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Always up: uploads are accepted without Redis. Operators see {@code degraded}. */
@Readiness
class RedisCheck implements HealthCheck {
    private final TaskQueue queue;

    RedisCheck(TaskQueue queue) {
        this.queue = queue;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("redis")
                .up()
                .withData("state", answers() ? "ok" : "degraded")
                .build();
    }

    private boolean answers() {
        try {
            queue.time();
            return true;
        } catch (QueueUnavailable e) {
            return false;
        }
    }
}
