package io.whisperrest.api.webhook;

import io.whisperrest.api.account.UserRepository;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Deliveries on their way out. Claimed like outbox rows, so any number of processes can send at once. */
@Singleton
class DeliveryQueueRepository {
    private static final int MAX_ROWS = 64;
    private static final int FAILURES_TO_PAUSE = 20;
    private static final long FAILING_FOR_MS = 3_600_000;

    private final Database database;

    DeliveryQueueRepository(Database database) {
        this.database = database;
    }

    /**
     * The oldest due deliveries of each receiver that is neither paused nor disabled, with users in turn.
     *
     * @param each limit per receiver
     * @param eachUser limit per user
     */
    List<DueDelivery> due(long now, int each, int eachUser) {
        return database.read(handle -> handle.createQuery("""
                SELECT id, user_id, receiver
                FROM (SELECT near.*, row_number() OVER (PARTITION BY user_id ORDER BY due_at, id) AS turn
                    FROM (SELECT d.id, COALESCE(e.user_id, t.user_id) AS user_id,
                            COALESCE(d.endpoint_id, d.url) AS receiver, d.next_attempt_at AS due_at,
                            row_number() OVER (PARTITION BY COALESCE(d.endpoint_id, d.url)
                                ORDER BY d.next_attempt_at, d.id) AS in_line
                        FROM webhook_delivery d
                        LEFT JOIN webhook_endpoint e ON e.id = d.endpoint_id
                        LEFT JOIN task t ON t.id = d.task_id
                        WHERE d.state = 'PENDING' AND d.next_attempt_at <= :now
                            AND (d.claimed_until IS NULL OR d.claimed_until < :now)
                            AND (d.endpoint_id IS NULL OR (e.enabled = 1 AND e.paused_at IS NULL))) near
                    WHERE in_line <= :each) fair
                WHERE turn <= :eachUser
                ORDER BY turn, due_at, id LIMIT :limit""")
                .bind("now", now)
                .bind("each", each)
                .bind("eachUser", eachUser)
                .bind("limit", MAX_ROWS)
                .mapTo(DueDelivery.class)
                .list());
    }

    /** Deliveries that any process is sending now. */
    List<DueDelivery> inFlight(long now) {
        return database.read(handle -> handle.createQuery("""
                SELECT d.id, COALESCE(e.user_id, t.user_id) AS user_id, COALESCE(d.endpoint_id, d.url) AS receiver
                FROM webhook_delivery d
                LEFT JOIN webhook_endpoint e ON e.id = d.endpoint_id
                LEFT JOIN task t ON t.id = d.task_id
                WHERE d.state = 'PENDING' AND d.claimed_until >= :now""")
                .bind("now", now)
                .mapTo(DueDelivery.class)
                .list());
    }

    /** Claims a delivery. Empty when another process was faster, or {@code each} deliveries to its receiver are being sent. */
    Optional<ClaimedDelivery> claim(DueDelivery due, long now, long until, int each) {
        boolean ours = database.write(handle -> {
            UserRepository.lock(handle, due.userId()); // or two processes could count at the same time
            return handle.createUpdate("""
                UPDATE webhook_delivery SET claimed_until = :until
                WHERE id = :id AND state = 'PENDING' AND next_attempt_at <= :now
                    AND (claimed_until IS NULL OR claimed_until < :now)
                    AND (SELECT count(*) FROM webhook_delivery d WHERE d.state = 'PENDING'
                    AND d.claimed_until >= :now AND COALESCE(d.endpoint_id, d.url) = :receiver) < :each""")
                            .bind("id", due.id())
                            .bind("receiver", due.receiver())
                            .bind("now", now)
                            .bind("until", until)
                            .bind("each", each)
                            .execute()
                    == 1;
        });
        return ours ? claimed(due.id(), until) : Optional.empty();
    }

    private Optional<ClaimedDelivery> claimed(String id, long until) {
        return database.read(handle -> handle.createQuery("""
                SELECT d.id, COALESCE(e.user_id, t.user_id) AS user_id, d.endpoint_id, COALESCE(e.url, d.url) AS url,
                    d.event, COALESCE(e.include, 'none') AS include, d.body, d.attempts, d.created_at, d.claimed_until
                FROM webhook_delivery d
                LEFT JOIN webhook_endpoint e ON e.id = d.endpoint_id
                LEFT JOIN task t ON t.id = d.task_id
                WHERE d.id = :id AND d.claimed_until = :until""")
                .bind("id", id)
                .bind("until", until)
                .mapTo(ClaimedDelivery.class)
                .findOne());
    }

    /** The task of a delivery, even if it has been deleted since; empty once it is erased. */
    Optional<Task> task(String deliveryId, String userId) {
        return database.read(handle -> handle.createQuery("""
                SELECT t.*
                FROM task t
                JOIN webhook_delivery d ON d.task_id = t.id
                WHERE d.id = :id AND t.user_id = :user""")
                .bind("id", deliveryId)
                .bind("user", userId)
                .mapTo(Task.class)
                .findOne());
    }

    /** Stores the body, so that every attempt sends the same bytes. */
    void keepBody(String id, String body) {
        database.write(
                handle -> handle.createUpdate("UPDATE webhook_delivery SET body = :body WHERE id = :id AND body = ''")
                        .bind("id", id)
                        .bind("body", body)
                        .execute());
    }

    /** Records the outcome of an attempt, for the delivery and for its receiver. Does nothing when the claim has expired. */
    void settle(ClaimedDelivery delivery, Attempt attempt, RetrySchedule.Decision decision, long now) {
        boolean over = decision.verdict() != RetrySchedule.Verdict.AGAIN;
        database.write(handle -> {
            boolean ours = handle.createUpdate("""
                    UPDATE webhook_delivery SET state = :state, attempts = :attempts, next_attempt_at = :next,
                        claimed_until = NULL, finished_at = :finished
                    WHERE id = :id AND state = 'PENDING' AND claimed_until = :claim""")
                            .bind("id", delivery.id())
                            .bind("claim", delivery.claimedUntil())
                            .bind("state", over ? decision.verdict().name() : "PENDING")
                            .bind("attempts", Attempts.write(Attempts.with(delivery.attempts(), attempt)))
                            .bind("next", decision.nextAttemptAt())
                            .bind("finished", over ? now : null)
                            .execute()
                    == 1;
            if (ours && delivery.endpointId() != null) {
                if (attempt.succeeded()) {
                    succeeded(handle, delivery.endpointId(), now);
                } else {
                    failed(handle, delivery.endpointId(), decision.gone(), now);
                }
            }
            return ours;
        });
    }

    private static void succeeded(Handle handle, String endpointId, long now) {
        handle.createUpdate("""
                UPDATE webhook_endpoint SET failures_in_row = 0, first_failure_at = NULL, last_success_at = :now
                WHERE id = :id""").bind("id", endpointId).bind("now", now).execute();
    }

    /** Counts a failure. Twenty in a row over at least an hour pause the receiver; so does an answer that it is gone. */
    private static void failed(Handle handle, String endpointId, boolean gone, long now) {
        handle.createUpdate("""
                UPDATE webhook_endpoint SET failures_in_row = failures_in_row + 1,
                    first_failure_at = COALESCE(first_failure_at, :now)
                WHERE id = :id""").bind("id", endpointId).bind("now", now).execute();
        handle.createUpdate("""
                UPDATE webhook_endpoint SET paused_at = :now, pause_reason = :reason
                WHERE id = :id AND paused_at IS NULL AND failures_in_row >= :limit AND first_failure_at <= :before""")
                .bind("id", endpointId)
                .bind("now", now)
                .bind("reason", gone ? "gone" : "failures")
                .bind("limit", gone ? 1 : FAILURES_TO_PAUSE)
                .bind("before", gone ? now : now - FAILING_FOR_MS)
                .execute();
    }
}
