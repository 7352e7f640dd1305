package io.whisperrest.api.usage;

import io.whisperrest.model.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** One row a task, which outlives the task. */
@ApplicationScoped
class UsageRepository {
    private final Database database;

    UsageRepository(Database database) {
        this.database = database;
    }

    /** How a report is divided. */
    enum By {
        DAY("day"),
        MODEL("model"),
        LANGUAGE("language"),
        KEY("api_key_id");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /** @param waitMs null unless it succeeded */
    record Row(String bucket, boolean failed, long audioMs, long processingMs, Long waitMs) {

        /** The audio that belongs to the processing time: of tasks that ended without it none is known. */
        long processedAudioMs() {
            return processingMs == 0 ? 0 : audioMs;
        }
    }

    /** By growing wait, both days included. */
    List<Row> rows(String userId, LocalDate from, LocalDate to, By by) {
        return database.read(handle -> handle.createQuery("SELECT " + by.column + " AS bucket, state, audio_ms,"
                        + " processing_ms, wait_ms FROM usage WHERE user_id = :user AND day BETWEEN :from AND :to"
                        + " AND state <> 'RESERVED' ORDER BY wait_ms")
                .bind("user", userId)
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map((row, context) -> new Row(
                        row.getString("bucket"),
                        row.getString("state").equals("FAILURE"),
                        row.getLong("audio_ms"),
                        row.getLong("processing_ms"),
                        row.getObject("wait_ms") == null ? null : row.getLong("wait_ms")))
                .list());
    }
}
