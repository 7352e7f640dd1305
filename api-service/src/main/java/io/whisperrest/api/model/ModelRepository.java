package io.whisperrest.api.model;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.model.task.TaskJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        return database.read(handle -> handle.createQuery(
                        "SELECT id, state, model, models FROM worker ORDER BY started_at DESC")
                .map((row, context) -> new WorkerModels(
                        row.getString("id"),
                        row.getString("state").equals("READY"),
                        row.getString("model"),
                        TaskJson.models(row.getString("models"))))
                .list());
    }

    /** Seconds of audio per second of processing, by model, over all successful tasks on record. */
    Map<String, Double> speeds() {
        Map<String, Double> speeds = new HashMap<>();
        database.read(handle -> handle.createQuery("""
                SELECT model, sum(audio_ms) AS audio, sum(processing_ms) AS processing
                FROM usage
                WHERE state = 'SUCCESS' AND processing_ms > 0
                GROUP BY model""").mapToMap().list())
                .forEach(row -> speeds.put(
                        (String) row.get("model"),
                        ((Number) row.get("audio")).doubleValue() / ((Number) row.get("processing")).doubleValue()));
        return speeds;
    }
}
