package io.whisperrest.worker.store;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.model.task.TaskJson;
import java.util.List;

/** What a worker reports about itself. Only facts are stored here; whether it is alive is known to Redis. */
public final class WorkerRepository {
    private final Database database;

    public WorkerRepository(Database database) {
        this.database = database;
    }

    /**
     * Safe to repeat: later calls update the models and the time.
     *
     * @param models models that this worker serves, and others that it knows by name
     */
    public void register(
            String id, int slots, String version, String model, List<ModelFacts> models, String device, long now) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO worker (id, slots, version, model, models, device, state, started_at,
                            seen_at)
                        VALUES (:id, :slots, :version, :model, :models, :device, 'READY', :now, :now)
                        ON CONFLICT (id) DO UPDATE SET state = 'READY', models = excluded.models,
                            seen_at = excluded.seen_at""")
                .bind("id", id)
                .bind("slots", slots)
                .bind("version", version)
                .bind("model", model)
                .bind("models", TaskJson.write(models))
                .bind("device", device)
                .bind("now", now)
                .execute());
    }

    /** @param rtfx seconds of audio per second of work, measured by this worker */
    public void measured(String id, double rtfx) {
        database.write(handle ->
                handle.createUpdate("""
                UPDATE worker SET rtfx = CASE WHEN rtfx IS NULL THEN :rtfx ELSE 0.8 * rtfx + 0.2 * :rtfx END
                WHERE id = :id""").bind("id", id).bind("rtfx", rtfx).execute());
    }

    public void stopped(String id, long now) {
        database.write(
                handle -> handle.createUpdate("UPDATE worker SET state = 'STOPPED', seen_at = :now WHERE id = :id")
                        .bind("id", id)
                        .bind("now", now)
                        .execute());
    }
}
