package io.whisperrest.api.model;

import io.whisperrest.model.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jdbi.v3.core.generic.GenericType;

/** Speeds of models, measured by tasks. */
@ApplicationScoped
class ModelRepository {
    private final Database database;

    ModelRepository(Database database) {
        this.database = database;
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
