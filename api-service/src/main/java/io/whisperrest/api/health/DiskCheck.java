package io.whisperrest.api.health;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports when free space falls to the reserve and uploads are rejected; reading still works. Not ready once the API's half of the
 * reserve is touched, because then the database may run into a full disk.
 */
@Readiness
class DiskCheck implements HealthCheck {
    private final DiskSpace disk;
    private final Inodes inodes;

    DiskCheck(DiskSpace disk, Inodes inodes) {
        this.disk = disk;
        this.inodes = inodes;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("disk");
        try {
            inodes.freePercent().ifPresent(percent -> answer.withData("freeInodesPercent", percent));
            long usable = disk.usableBytes();
            return answer.withData("usableBytes", usable)
                    .withData("reserveBytes", disk.reserveBytes())
                    .withData("accepts", usable >= disk.reserveBytes())
                    .status(usable >= disk.reserveBytes() / 2 && inodes.areEnough())
                    .build();
        } catch (IOException e) {
            return answer.down().build();
        }
    }
}
