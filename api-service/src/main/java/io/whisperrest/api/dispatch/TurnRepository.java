package io.whisperrest.api.dispatch;

import io.whisperrest.model.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/** Assigns periodic work to one of all processes. */
@ApplicationScoped
public class TurnRepository {
    /** In this order, because a database may evaluate an AND in any order, and other settings are no numbers. */
    private static final String DUE = "CASE WHEN name = :work THEN cast(value AS bigint) END <= :before";

    private final Database database;

    public TurnRepository(Database database) {
        this.database = database;
    }

    /**
     * @param before the work is due when its last run was before that instant
     * @param first assumed time of the last run when there was none
     */
    public boolean isDue(String work, long before, long first) {
        return database.write(handle -> {
            begin(handle, work, first);
            return handle.createQuery("SELECT 1 FROM setting WHERE <due>")
                    .define("due", DUE)
                    .bind("work", work)
                    .bind("before", before)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
        });
    }

    /**
     * @param before the work is due when its last run was before that instant
     * @param first assumed time of the last run when there was none
     * @return true for the one process that gets the work
     */
    public boolean take(String work, long now, long before, long first) {
        return database.write(handle -> {
            begin(handle, work, first);
            return handle.createUpdate("""
                    UPDATE setting SET value = :now WHERE <due>""")
                            .define("due", DUE)
                            .bind("work", work)
                            .bind("now", Long.toString(now))
                            .bind("before", before)
                            .execute()
                    == 1;
        });
    }

    private static void begin(Handle handle, String work, long first) {
        handle.createUpdate("INSERT INTO setting (name, value) VALUES (:work, :first) ON CONFLICT DO NOTHING")
                .bind("work", work)
                .bind("first", Long.toString(first))
                .execute();
    }
}
