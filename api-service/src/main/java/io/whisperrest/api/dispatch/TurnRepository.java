package io.whisperrest.api.dispatch;

import io.whisperrest.model.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Whose turn it is: work that one process of all does now and then. */
@ApplicationScoped
public class TurnRepository {
    private final Database database;

    public TurnRepository(Database database) {
        this.database = database;
    }

    /**
     * @param before the work is due when it was last done before that instant
     * @param first when it counts as last done where it never was
     * @return true for the one process that moves the row forward
     */
    public boolean take(String work, long now, long before, long first) {
        return database.write(handle -> {
            handle.createUpdate("INSERT INTO setting (name, value) VALUES (:work, :first) ON CONFLICT DO NOTHING")
                    .bind("work", work)
                    .bind("first", Long.toString(first))
                    .execute();
            return handle.createUpdate("UPDATE setting SET value = :now WHERE name = :work"
                                    + " AND cast(value AS bigint) <= :before")
                            .bind("work", work)
                            .bind("now", Long.toString(now))
                            .bind("before", before)
                            .execute()
                    == 1;
        });
    }
}
