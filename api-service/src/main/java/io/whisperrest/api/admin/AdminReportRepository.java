package io.whisperrest.api.admin;

import io.whisperrest.api.task.Cursor;
import io.whisperrest.api.usage.Rtfx;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who used how much, and who did what. */
@Singleton
class AdminReportRepository {
    private final Database database;

    AdminReportRepository(Database database) {
        this.database = database;
    }

    /**
     * @param bucket id of the user
     * @param rtfx audio for a second of processing; null while nothing was processed
     */
    @Schema(
            name = "UsageOfUser",
            requiredProperties = {"bucket", "email", "tasks", "failures", "audioSeconds", "processingSeconds"})
    record UsageOfUser(
            @Schema(nullable = true) String bucket,
            @Schema(nullable = true) String email,
            long tasks,
            long failures,
            double audioSeconds,
            double processingSeconds,
            @Schema(nullable = true) Double rtfx) {}

    /**
     * @param who id of the user who acted; null when unknown
     * @param subject id of what was acted on; null when it is the user
     */
    @Schema(
            name = "AuditEntry",
            requiredProperties = {"id", "at", "what"})
    record AuditEntry(
            String id,
            Instant at,
            @Schema(nullable = true) String who,
            String what,
            @Schema(nullable = true) String subject,
            @Schema(nullable = true) String address) {}

    /** Both days included (UTC); the busiest first. */
    List<UsageOfUser> usage(LocalDate from, LocalDate to) {
        return database.read(handle -> handle.createQuery("SELECT u.id, u.email, count(*) AS tasks,"
                        + " sum(CASE WHEN g.state = 'FAILURE' THEN 1 ELSE 0 END) AS failures,"
                        + " sum(g.audio_ms) AS audio_ms, sum(g.processing_ms) AS processing_ms,"
                        + " sum(CASE WHEN g.processing_ms > 0 THEN g.audio_ms ELSE 0 END) AS processed_ms"
                        + " FROM usage g JOIN app_user u ON u.id = g.user_id"
                        + " WHERE g.state <> 'RESERVED' AND g.day >= :from AND g.day <= :to"
                        + " GROUP BY u.id, u.email ORDER BY audio_ms DESC, u.id")
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map((row, context) -> new UsageOfUser(
                        row.getString("id"),
                        row.getString("email"),
                        row.getLong("tasks"),
                        row.getLong("failures"),
                        row.getLong("audio_ms") / 1000.0,
                        row.getLong("processing_ms") / 1000.0,
                        Rtfx.of(row.getLong("processed_ms"), row.getLong("processing_ms"))))
                .list());
    }

    /**
     * Newest first.
     *
     * @param who null = everybody
     */
    List<AuditEntry> audit(String who, Cursor.Place behind, int most) {
        return database.read(handle -> handle.createQuery("SELECT * FROM audit_entry WHERE (:who IS NULL OR who = :who)"
                        + " AND (at < :at OR (at = :at AND id < :id)) ORDER BY at DESC, id DESC LIMIT :most")
                .bind("who", who)
                .bind("at", Long.parseLong(behind.at()))
                .bind("id", behind.id())
                .bind("most", most)
                .map((row, context) -> new AuditEntry(
                        row.getString("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("subject"),
                        row.getString("address")))
                .list());
    }
}
