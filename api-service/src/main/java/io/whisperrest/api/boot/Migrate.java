package io.whisperrest.api.boot;

import io.whisperrest.model.database.DatabaseUrl;
import io.whisperrest.model.database.SchemaVersion;

/** Migrates the database of DATABASE_URL and ends: {@code start migrate} in the API's container. */
public final class Migrate {
    private Migrate() {}

    public static void main(String[] arguments) {
        String url = System.getenv("DATABASE_URL");
        try {
            if (url == null || url.isBlank()) {
                throw new IllegalArgumentException("DATABASE_URL is not set: name the PostgreSQL database to migrate");
            }
            SchemaVersion.migrate(DatabaseUrl.parse(url));
            System.out.println("the database has schema version " + SchemaVersion.current());
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }
}
