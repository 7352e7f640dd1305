package io.whisperrest.api.worker;

import io.whisperrest.api.memory.Remembered;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.TaskQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The workers that have registered, not signed off, and sent a heartbeat within {@code queue.dead-worker-after}. */
@ApplicationScoped
public class LiveWorkers {
    private static final String ALL = "all";

    private final WorkerRepository rows;
    private final TaskQueue queue;
    private final QueueConfig config;
    private final Remembered<List<KnownWorker>> known;

    public LiveWorkers(WorkerRepository rows, TaskQueue queue, QueueConfig config) {
        this.rows = rows;
        this.queue = queue;
        this.config = config;
        this.known = new Remembered<>(config.relayInterval());
    }

    /**
     * As of at most {@code queue.relay-interval} ago, newest first.
     *
     * @throws io.whisperrest.queue.QueueUnavailable when Redis does not answer
     */
    public List<KnownWorker> recent() {
        return known.ask(ALL, this::now);
    }

    /** As {@link #recent()}, asked now. */
    public List<KnownWorker> now() {
        Set<String> heard = Set.copyOf(queue.workersHeardWithin(config.deadWorkerAfter()));
        return heard.isEmpty()
                ? List.of()
                : rows.all().stream()
                        .filter(worker -> worker.ready() && heard.contains(worker.id()))
                        .toList();
    }
}
