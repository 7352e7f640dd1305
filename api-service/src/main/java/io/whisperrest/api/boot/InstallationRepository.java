package io.whisperrest.api.boot;

import io.whisperrest.model.database.Database;
import java.util.UUID;

/** The id of this installation. It is made with the database and stays with it, also in backups. */
final class InstallationRepository {
    private static final String NAME = "installation";

    private final Database database;

    InstallationRepository(Database database) {
        this.database = database;
    }

    String id() {
        database.write(handle -> handle.createUpdate(
                        "INSERT INTO setting (name, value) VALUES (:name, :id) ON CONFLICT DO NOTHING")
                .bind("name", NAME)
                .bind("id", UUID.randomUUID().toString())
                .execute());
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", NAME)
                .mapTo(String.class)
                .one());
    }
}
