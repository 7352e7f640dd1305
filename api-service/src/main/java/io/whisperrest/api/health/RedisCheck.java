package io.whisperrest.api.health;

import io.whisperrest.api.dispatch.RelayState;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Always up: uploads are accepted without Redis. Operators see {@code degraded} while it does not answer, or takes no tasks. */
@Readiness
class RedisCheck implements HealthCheck {
    private final TaskQueue queue;
    private final RelayState relay;

    RedisCheck(TaskQueue queue, RelayState relay) {
        this.queue = queue;
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("redis")
                .up()
                .withData("state", answers() && relay.isWorking() ? "ok" : "degraded")
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
