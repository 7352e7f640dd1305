package io.whisperrest.worker.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.worker.audio.DecoderSandbox;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class WorkerChecksTest {
    @Test
    void reportsAMissingConfinementAndStaysReady() {
        HealthCheckResponse answer = WorkerChecks.decoder(
                        () -> HealthCheckResponse.named("decoder").up(), DecoderSandbox.none())
                .call();

        assertEquals(HealthCheckResponse.Status.UP, answer.getStatus());
        assertEquals(
                Map.of("decoderReads", "what the worker can read", "confinedBy", "nothing"),
                answer.getData().orElseThrow());
    }
}
