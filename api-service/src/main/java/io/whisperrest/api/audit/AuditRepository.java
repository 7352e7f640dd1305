package io.whisperrest.api.audit;

import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** The audit log: who did what and from which address. Holds ids only, never names or secrets. */
@Singleton
public class AuditRepository {
    private final Database database;
    private final Clock clock;

    AuditRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param who user id; null when unknown */
    public void note(String who, String what, String address) {
        note(who, what, null, address);
    }

    /** @param subject id of the object of the action; null when it is the user */
    public void note(String who, String what, String subject, String address) {
        String id = UUID.randomUUID().toString();
        database.write(handle -> handle.execute("""
                INSERT INTO audit_entry (id, who, what, subject, address, at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""", id, who, what, subject, address, clock.millis()));
    }
}
