package io.whisperrest.api.health;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.SchemaVersion;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready unless the database, the source of truth, can be read and written. */
@Readiness
class DatabaseCheck implements HealthCheck {
    private final Database database;

    DatabaseCheck(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("database");
        if (!SchemaVersion.isReady(database)) {
            return answer.down().build();
        }
        Optional<String> problem = database.writeProblem();
        problem.ifPresent(text -> answer.withData("problem", "database: " + text));
        return answer.status(problem.isEmpty()).build();
    }
}
