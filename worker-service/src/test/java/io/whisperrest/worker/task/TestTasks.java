package io.whisperrest.worker.task;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Tasks of the user {@code u} as if just accepted, and their later state. */
record TestTasks(Path directory, TestDatabase file, Database database, TaskQueue queue) {

    /** Adds a task with stored audio, admitted to the queue. */
    String add() throws IOException {
        String id = UUID.randomUUID().toString();
        try (AudioStore.Incoming incoming = new FileAudioStore(directory, new DiskSpace(directory, 0)).receive(id, 0)) {
            incoming.write(new byte[100], 0, 100);
            incoming.keep();
        }
        file.aQueuedTask(database, id, "u", "normal", System.currentTimeMillis());
        database.write(
                handle -> handle.createUpdate("UPDATE outbox SET sent_at = 1").execute());
        queue.enqueue(id, Lane.NORMAL, "base");
        return id;
    }

    Task get(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(Task.class)
                .one());
    }

    /** Numbers of the windows with stored text. */
    List<Long> windows(String id) {
        return database.read(
                handle -> handle.createQuery("SELECT window_index FROM segment WHERE task_id = :id ORDER BY seq")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .list());
    }
}
