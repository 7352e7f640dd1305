package io.whisperrest.api.event;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Tasks by id alone, to find the owner of an event. Never called with an id from a user. */
@ApplicationScoped
class EventRepository {
    private final Database database;

    EventRepository(Database database) {
        this.database = database;
    }

    /** Includes deleted tasks. */
    Optional<Task> find(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(Task.class)
                .findOne());
    }

    /** Ids of workers that have registered and not signed off; some may have crashed since. */
    List<String> readyWorkers() {
        return database.read(handle -> handle.createQuery("SELECT id FROM worker WHERE state = 'READY'")
                .mapTo(String.class)
                .list());
    }
}
