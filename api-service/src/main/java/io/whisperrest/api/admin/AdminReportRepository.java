package io.whisperrest.api.admin;

import io.whisperrest.api.task.Cursor;
import io.whisperrest.api.usage.Rtfx;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Usage per user, and the audit log. */
@Singleton
class AdminReportRepository {
    private final Database database;

    AdminReportRepository(Database database) {
        this.database = database;
    }

    /**
     * @param bucket id of the user
     * @param rtfx of successful tasks: seconds of audio per second from start to end; null when there are none
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
     * @param whoEmail null also when the account was deleted
     * @param subject id of the object of the action; null when it is the user
     * @param subjectEmail null unless the subject is an existing user
     */
    @Schema(
            name = "AuditEntry",
            requiredProperties = {"id", "at", "what"})
    record AuditEntry(
            String id,
            Instant at,
            @Schema(nullable = true) String who,
            @Schema(nullable = true) String whoEmail,
            String what,
            @Schema(nullable = true) String subject,
            @Schema(nullable = true) String subjectEmail,
            @Schema(nullable = true) String address) {}

    /** Both days inclusive (UTC); heaviest usage first. */
    List<UsageOfUser> usage(LocalDate from, LocalDate to) {
        return database.read(handle -> handle.createQuery("""
                SELECT u.id, u.email, count(*) AS tasks,
                    sum(CASE WHEN g.state = 'FAILURE' THEN 1 ELSE 0 END) AS failures, sum(g.audio_ms) AS audio_ms,
                    sum(g.processing_ms) AS processing_ms,
                    sum(CASE WHEN g.state = 'SUCCESS' THEN g.audio_ms ELSE 0 END) AS done_ms,
                    sum(CASE WHEN g.state = 'SUCCESS' THEN g.finished_at - g.created_at - g.wait_ms ELSE 0 END) AS run_ms
                FROM usage g
                JOIN app_user u ON u.id = g.user_id
                WHERE g.state <> 'RESERVED' AND g.day >= :from AND g.day <= :to
                GROUP BY u.id, u.email
                ORDER BY audio_ms DESC, u.id""")
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map((row, context) -> new UsageOfUser(
                        row.getString("id"),
                        row.getString("email"),
                        row.getLong("tasks"),
                        row.getLong("failures"),
                        row.getLong("audio_ms") / 1000.0,
                        row.getLong("processing_ms") / 1000.0,
                        Rtfx.of(row.getLong("done_ms"), row.getLong("run_ms"))))
                .list());
    }

    /**
     * Newest first.
     *
     * @param who null = all users
     */
    List<AuditEntry> audit(String who, Cursor.Position behind, int limit) {
        return database.read(handle -> handle.createQuery("""
                SELECT a.*, NULLIF(w.email, '') AS who_email, NULLIF(s.email, '') AS subject_email
                FROM audit_entry a
                LEFT JOIN app_user w ON w.id = a.who
                LEFT JOIN app_user s ON s.id = a.subject
                WHERE (:who IS NULL OR a.who = :who) AND (a.at < :at OR (a.at = :at AND a.id < :id))
                ORDER BY a.at DESC, a.id DESC LIMIT :limit""")
                .bind("who", who)
                .bind("at", Long.parseLong(behind.at()))
                .bind("id", behind.id())
                .bind("limit", limit)
                .mapTo(AuditEntry.class)
                .list());
    }
}
