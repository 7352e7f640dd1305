package io.whisperrest.api.account;

import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Who did what, from where; ids only, never a name or a secret. */
@Singleton
class AuditRepository {
    private final Database database;
    private final Clock clock;

    AuditRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param who id of the user; null when unknown */
    void note(String who, String what, String address) {
        String id = UUID.randomUUID().toString();
        database.write(handle -> handle.execute(
                "INSERT INTO audit_entry (id, who, what, address, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                who,
                what,
                address,
                clock.millis()));
    }
}
