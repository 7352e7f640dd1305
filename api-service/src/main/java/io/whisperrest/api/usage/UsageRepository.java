package io.whisperrest.api.usage;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** One row per task, which outlives the task. */
@ApplicationScoped
class UsageRepository {
    private final Database database;

    UsageRepository(Database database) {
        this.database = database;
    }

    /** How a report is grouped. */
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

    /**
     * @param state final state, or the current one of an unfinished task
     * @param runMs from first start to end; null unless it succeeded
     * @param waitMs null unless it succeeded
     */
    record Row(String bucket, String state, long audioMs, long processingMs, Long runMs, Long waitMs) {
        boolean ended(TaskStatus status) {
            return state.equals(status.name());
        }
    }

    /** Ordered by ascending wait, both days inclusive. */
    List<Row> rows(String userId, LocalDate from, LocalDate to, By by) {
        return database.read(handle -> handle.createQuery("""
                SELECT <bucket> AS bucket, state, audio_ms, processing_ms, wait_ms,
                    finished_at - created_at - wait_ms AS run_ms
                FROM usage
                WHERE user_id = :user AND day BETWEEN :from AND :to AND state <> 'RESERVED'
                ORDER BY wait_ms""")
                .define("bucket", by.column)
                .bind("user", userId)
                .bind("from", from.toString())
                .bind("to", to.toString())
                .mapTo(Row.class)
                .list());
    }
}
