package io.whisperrest.api.boot;

import io.whisperrest.model.database.Database;
import java.util.UUID;

/** The id of this installation and the time of its beginning. They are made with the database and stay with it, also in copies. */
final class InstallationRepository {
    private static final String NAME = "installation";
    /** Read by the janitor. */
    private static final String BEGUN = "installation-begun";

    private final Database database;

    InstallationRepository(Database database) {
        this.database = database;
    }

    String id() {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO setting (name, value) VALUES (:name, :id), (:begun, :now) ON CONFLICT DO NOTHING""")
                .bind("name", NAME)
                .bind("id", UUID.randomUUID().toString())
                .bind("begun", BEGUN)
                .bind("now", Long.toString(System.currentTimeMillis()))
                .execute());
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", NAME)
                .mapTo(String.class)
                .one());
    }
}
