package io.whisperrest.api.account;

import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.List;

/** The named queries of {@code signing_key}. */
@Singleton
class SigningKeyRepository {
    private final Database database;

    SigningKeyRepository(Database database) {
        this.database = database;
    }

    /**
     * A signing key of all hosts.
     *
     * @param number from 1, one more for each new key
     * @param jwk encrypted
     */
    record Row(long number, String jwk, long createdAt) {}

    /** The newest first. */
    List<Row> newest(int limit) {
        return database.read(handle -> handle.createQuery("SELECT * FROM signing_key ORDER BY number DESC LIMIT :limit")
                .bind("limit", limit)
                .mapTo(Row.class)
                .list());
    }

    /** Adds a key; does nothing when another host was faster. */
    void add(Row row) {
        database.write(handle -> handle.createUpdate("""
                INSERT INTO signing_key (number, jwk, created_at) VALUES (:number, :jwk, :at) ON CONFLICT DO NOTHING""")
                .bind("number", row.number())
                .bind("jwk", row.jwk())
                .bind("at", row.createdAt())
                .execute());
    }
}
