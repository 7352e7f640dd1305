package io.whisperrest.system.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.task.TaskRepository;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.worker.store.TranscriptRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user cancels at the moment the worker completes the task. Exactly one of them wins, and both see the same outcome. */
class CancelRaceTest {
    private static final int RACES = 100;

    @TempDir
    private Path directory;

    @Test
    void eachOfAHundredRacesEndsInOneFinalState() throws Exception {
        TestDatabase file = new TestDatabase(directory);
        Database ofTheApi = file.open();
        Database ofTheWorker = file.open();
        file.aUser(ofTheApi, "u");
        TaskRepository api = new TaskRepository(ofTheApi, new TaskEndings(ofTheApi, event -> {}));
        var runs = new io.whisperrest.worker.store.TaskRepository(
                ofTheWorker, new TaskEndings(ofTheWorker, event -> {}), AudioLimits.NONE);
        TranscriptRepository transcripts =
                new TranscriptRepository(ofTheWorker, new TaskEndings(ofTheWorker, event -> {}));
        ExecutorService two = Executors.newFixedThreadPool(2);
        int cancelled = 0;
        for (int n = 0; n < RACES; n++) {
            String id = file.aQueuedTask(ofTheApi, UUID.randomUUID().toString(), "u", "normal", 1);
            Task task = runs.begin(id, "w", 0, 2).orElseThrow();
            assertTrue(runs.planned(task, 1000, 0, 3).ours());
            CyclicBarrier start = new CyclicBarrier(2);
            Future<Boolean> cancel = two.submit(() -> {
                start.await();
                return api.cancel(id, "u", 4);
            });
            Future<Boolean> complete = two.submit(() -> {
                start.await();
                return transcripts.complete(task, List.of(), 4);
            });
            assertTrue(cancel.get() ^ complete.get(), "exactly one of them wins");
            TaskStatus expected = cancel.get() ? TaskStatus.CANCELLED : TaskStatus.SUCCESS;
            assertEquals(expected, api.find(id, "u").orElseThrow().status());
            cancelled += cancel.get() ? 1 : 0;
        }
        two.shutdown();
        file.close();
        System.out.printf("cancel against completion: %d races, %d cancelled%n", RACES, cancelled);
    }
}
