package io.whisperrest.api.model;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.ModelFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.generic.GenericType;

/** Models reported by workers, and speeds measured by tasks. */
@ApplicationScoped
class ModelRepository {
    private final Database database;

    ModelRepository(Database database) {
        this.database = database;
    }

    /** @param loaded id of the model in the worker's memory */
    record WorkerModels(String workerId, boolean ready, String loaded, List<ModelFacts> models) {}

    /** All known workers, newest first. */
    List<WorkerModels> workers() {
        return database.read(
                handle -> handle.createQuery("""
                SELECT id AS worker_id, state = 'READY' AS ready, model AS loaded, models
                FROM worker
                ORDER BY started_at DESC""").mapTo(WorkerModels.class).list());
    }

    /** Seconds of audio per second of processing, by model, over all successful tasks on record. */
    Map<String, Double> speeds() {
        return database.read(handle -> handle.createQuery("""
                SELECT model, CAST(sum(audio_ms) AS DOUBLE PRECISION) / sum(processing_ms) AS speed
                FROM usage
                WHERE state = 'SUCCESS' AND processing_ms > 0
                GROUP BY model""")
                .setMapKeyColumn("model")
                .setMapValueColumn("speed")
                .collectInto(new GenericType<Map<String, Double>>() {}));
    }
}
