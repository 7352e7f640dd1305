package io.whisperrest.worker.health;

import io.whisperrest.worker.audio.DecoderSandbox;
import io.whisperrest.worker.task.Readiness;
import jakarta.enterprise.inject.Produces;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** A worker is ready when it has a database, Redis, a store of recordings, a loaded model and a decoder that passed the self-test. */
class WorkerChecks {
    private final Readiness readiness;
    private final DecoderSandbox sandbox;

    WorkerChecks(Readiness readiness, DecoderSandbox sandbox) {
        this.readiness = readiness;
        this.sandbox = sandbox;
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
    HealthCheck audio() {
        return check("audio", readiness::isAudioStoreUsable);
    }

    @Produces
    @org.eclipse.microprofile.health.Readiness
    HealthCheck decoder() {
        return decoder(() -> answer("decoder", readiness.isDecoderSafe()), sandbox);
    }

    /** Reports what the decoder can read. A host without confinement does not make the worker unready: the operator decides. */
    static HealthCheck decoder(Supplier<HealthCheckResponseBuilder> answer, DecoderSandbox sandbox) {
        return () -> answer.get()
                .withData("decoderReads", sandbox.reads())
                .withData("confinedBy", sandbox.confinedBy())
                .build();
    }

    private HealthCheck check(String name, BooleanSupplier well) {
        return () -> answer(name, well.getAsBoolean()).build();
    }

    private HealthCheckResponseBuilder answer(String name, boolean up) {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(name).status(up);
        if (!up) {
            readiness.problems().stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .forEach(line -> answer.withData("problem", line));
        }
        return answer;
    }
}
