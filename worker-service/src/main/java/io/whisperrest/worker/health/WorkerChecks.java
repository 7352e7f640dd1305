package io.whisperrest.worker.health;

import io.whisperrest.worker.task.Readiness;
import jakarta.enterprise.inject.Produces;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** A worker is ready with database, Redis, a loaded model and a decoder that refused every trick. */
class WorkerChecks {
    private final Readiness readiness;

    WorkerChecks(Readiness readiness) {
        this.readiness = readiness;
    }

    @Produces
    @Liveness
    HealthCheck running() {
        return () -> HealthCheckResponse.up("process");
    }

    @Produces
    @org.eclipse.microprofile.health.Readiness
    HealthCheck database() {
        return check("database", readiness::isDatabaseReady);
    }

    @Produces
    @org.eclipse.microprofile.health.Readiness
    HealthCheck redis() {
        return check("redis", readiness::isQueueReady);
    }

    @Produces
    @org.eclipse.microprofile.health.Readiness
    HealthCheck model() {
        return check("model", readiness::isModelLoaded);
    }

    @Produces
    @org.eclipse.microprofile.health.Readiness
    HealthCheck decoder() {
        return check("decoder", readiness::isDecoderSafe);
    }

    private HealthCheck check(String name, BooleanSupplier well) {
        return () -> {
            boolean up = well.getAsBoolean();
            HealthCheckResponseBuilder answer = HealthCheckResponse.named(name).status(up);
            if (!up) {
                readiness.problems().stream()
                        .filter(line -> line.startsWith(name + ":"))
                        .forEach(line -> answer.withData("problem", line));
            }
            return answer.build();
        };
    }
}
