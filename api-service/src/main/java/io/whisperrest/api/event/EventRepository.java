package io.whisperrest.api.event;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tasks by their id alone, to find the user who is told. Nothing here is asked for by a user. */
@ApplicationScoped
class EventRepository {
    private final Database database;

    EventRepository(Database database) {
        this.database = database;
    }

    /** Deleted ones too. */
    Optional<Task> find(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(Task.class)
                .findOne());
    }
}
