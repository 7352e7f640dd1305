package io.whisperrest.api.event;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What event streams read of the database. */
@ApplicationScoped
class EventRepository {
    private final Database database;

    EventRepository(Database database) {
        this.database = database;
    }

    /** Includes deleted tasks. */
    Optional<Task> find(String id, String userId) {
        return database.read(handle -> handle.createQuery("SELECT * FROM task WHERE id = :id AND user_id = :user")
                .bind("id", id)
                .bind("user", userId)
                .mapTo(Task.class)
                .findOne());
    }
}
