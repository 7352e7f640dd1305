package io.whisperrest.api.health;

import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready when the reserve of free space is reached: nothing more would be accepted. */
@Readiness
class DiskCheck implements HealthCheck {
    private final DiskSpace disk;

    DiskCheck(DiskSpace disk) {
        this.disk = disk;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("disk");
        try {
            disk.freeInodesPercent().ifPresent(percent -> answer.withData("freeInodesPercent", percent));
            return answer.withData("usableBytes", disk.usableBytes())
                    .withData("reserveBytes", disk.reserveBytes())
                    .status(disk.hasRoomFor(0))
                    .build();
        } catch (IOException e) {
            return answer.down().build();
        }
    }
}
