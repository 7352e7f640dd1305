package io.whisperrest.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The queue protocol of docs/queue.md: atomic verbs, and the queries that the relay and the reconciler need. Item ids are opaque. Every
 * method may throw {@link QueueUnavailable}, and every method is safe to repeat.
 */
public interface TaskQueue {
    /**
     * Does nothing while Redis is unavailable.
     *
     * @throws IllegalStateException when the server cannot hold the queue; the message is one line for the operator
     */
    void requireSupported();

    /**
     * Adds a waiting item, unless Redis already knows it.
     *
     * @param model only workers that read this model's lists claim it
     */
    Enqueued enqueue(String id, Lane lane, String model);

    /**
     * Claims the next item for a worker and registers the worker as alive.
     *
     * @param worker id that is never reused after its process ends
     */
    Optional<ClaimedTask> claim(String worker, ReadingOrder order);

    /** Extends the leases of all held items and the worker's registration. Answers come in the order of {@code held}. */
    List<Heartbeat> heartbeat(String worker, List<ClaimedTask> held);

    /** @return false when the worker no longer owns the item; nothing was written */
    boolean acknowledge(String worker, ClaimedTask task, Acknowledgement how);

    /** Takes back the items of silent workers and moves due retries to their lanes. */
    List<Swept> sweep();

    /** Checks that an item is where it belongs, and requeues it when no worker holds it. */
    Audited audit(String id, Lane lane, String model);

    /** Asks the worker that runs an item to stop at its next heartbeat. Marks for unknown items are removed by {@link #tidy()}. */
    void cancel(String id);

    /** Blocks until work for one of the models may have arrived, at most for {@link QueueConfig#wakeupTimeout()}. */
    void awaitWork(List<String> models);

    /** False when Redis lost its data or never had any. */
    boolean hasEpoch();

    /** Begins an epoch: all admitted items are about to be enqueued again. */
    void beginEpoch();

    /** Items with too many crashes, until the database has recorded it. */
    List<String> dead();

    /** Takes back the crash of a claim that ended before its run began; a dead item waits again. */
    void forgive(String id);

    /** Removes every trace of a dead item. */
    void forget(String id);

    /** True while Redis knows the item: waiting, delayed, held or dead. */
    boolean knows(String id);

    /** Ids of workers that were heard from within that time. */
    List<String> workersHeardWithin(Duration silence);

    /** When the worker was last heard from; empty when never or when the data was lost. */
    Optional<Instant> lastHeard(String worker);

    /** Number of items of these models in quarantine. */
    long quarantined(List<String> models);

    /** Items that Redis knows but no worker holds. Reads every key, so call it about once an hour. */
    List<String> unheld();

    /**
     * Returns orphaned lists to the sweep; removes unknown items from all lists, their cancel marks, and items that no worker holds from
     * the sets of running ones. Call it about once an hour.
     */
    void tidy();

    /** The server's clock, the only one that leases depend on. */
    Instant time();
}
