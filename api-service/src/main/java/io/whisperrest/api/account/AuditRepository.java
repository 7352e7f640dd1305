package io.whisperrest.api.account;

import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Who did what, from where; ids only, never a name or a secret. */
@Singleton
public class AuditRepository {
    private final Database database;
    private final Clock clock;

    AuditRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param who id of the user; null when unknown */
    public void note(String who, String what, String address) {
        note(who, what, null, address);
    }

    /** @param subject id of what was acted on; null when it is the user */
    public void note(String who, String what, String subject, String address) {
        String id = UUID.randomUUID().toString();
        database.write(handle -> handle.execute(
                "INSERT INTO audit_entry (id, who, what, subject, address, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                who,
                what,
                subject,
                address,
                clock.millis()));
    }
}
