package io.whisperrest.api.metric;

import io.whisperrest.model.database.Database;
import io.whisperrest.queue.Lane;
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
    record Waiting(Lane lane, String model, long tasks, long oldest) {}

    /** Lanes and models in which tasks wait. */
    List<Waiting> byLaneAndModel() {
        return database.read(
                handle -> handle.createQuery("""
                        SELECT lane, model, count(*) AS tasks, min(created_at) AS oldest
                        FROM task
                        WHERE status = 'QUEUED' AND deleted_at IS NULL
                        GROUP BY lane, model""").mapTo(Waiting.class).list());
    }
}
