package io.whisperrest.api.worker;

import io.whisperrest.model.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Rows of workers. Only facts are stored here; whether a worker is live is known to Redis. */
@ApplicationScoped
public class WorkerRepository {
    private final Database database;

    public WorkerRepository(Database database) {
        this.database = database;
    }

    /** All known workers, newest first. */
    public List<KnownWorker> all() {
        return database.read(
                handle -> handle.createQuery("""
                SELECT id, slots, state = 'READY' AS ready, model AS loaded, models, seen_at
                FROM worker
                ORDER BY started_at DESC, id""").mapTo(KnownWorker.class).list());
    }
}
