package io.whisperrest.api.metric;

import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.List;

/** How many tasks wait, of all users. */
@Singleton
class WaitingRepository {
    private final Database database;

    WaitingRepository(Database database) {
        this.database = database;
    }

    /** @param oldest when the task that has waited longest was accepted, in epoch milliseconds */
    record Waiting(String lane, long tasks, long oldest) {}

    /** Lanes in which tasks wait. */
    List<Waiting> byLane() {
        return database.read(
                handle -> handle.createQuery("""
                        SELECT lane, count(*) AS tasks, min(created_at) AS oldest
                        FROM task
                        WHERE status = 'QUEUED' AND deleted_at IS NULL
                        GROUP BY lane""").mapTo(Waiting.class).list());
    }
}
