package io.whisperrest.api.model;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.model.task.TaskJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What workers told about models, and what tasks measured. */
@ApplicationScoped
class ModelRepository {
    private final Database database;

    ModelRepository(Database database) {
        this.database = database;
    }

    /** @param loaded id of the model it keeps in memory */
    record WorkerModels(String workerId, boolean ready, String loaded, List<ModelFacts> models) {}

    /** Of all known workers, the newest first. */
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

    /** Audio seconds for each second a slot worked, by model; of all successful tasks on record. */
    Map<String, Double> speeds() {
        Map<String, Double> speeds = new HashMap<>();
        database.read(handle -> handle.createQuery(
                                "SELECT model, sum(audio_ms) AS audio, sum(processing_ms) AS processing"
                                        + " FROM usage WHERE state = 'SUCCESS' AND processing_ms > 0 GROUP BY model")
                        .mapToMap()
                        .list())
                .forEach(row -> speeds.put(
                        (String) row.get("model"),
                        ((Number) row.get("audio")).doubleValue() / ((Number) row.get("processing")).doubleValue()));
        return speeds;
    }
}
