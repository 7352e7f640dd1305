package io.whisperrest.api.health;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.SchemaVersion;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready without the database: it is the truth. */
@Readiness
class DatabaseCheck implements HealthCheck {
    private final Database database;

    DatabaseCheck(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(SchemaVersion.isReady(database))
                .build();
    }
}
