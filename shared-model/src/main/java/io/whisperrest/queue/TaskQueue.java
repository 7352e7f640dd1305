package io.whisperrest.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The queue protocol of docs/queue.md: six atomic verbs and what the relay and the reconciler need beside them. Item ids are
 * opaque. Every method may throw {@link QueueUnavailable}; all of them are safe to repeat.
 */
public interface TaskQueue {

    /** Makes one waiting item known. */
    Enqueued enqueue(String id, Lane lane);

    /**
     * Takes the next item for a worker and registers the worker as alive.
     *
     * @param worker never reused after the end of its process
     */
    Optional<ClaimedTask> claim(String worker, ReadingOrder order);

    /** Extends the leases of all held items, and the worker's own registration; the answers come in the order asked. */
    List<Beat> beat(String worker, List<ClaimedTask> held);

    /** @return false when the worker is no longer the owner: nothing was written */
    boolean finish(String worker, ClaimedTask task, Finish how);

    /** Takes back what silent workers held, and moves due retries to their lanes. */
    List<Swept> sweep();

    /** Looks for one item that should be somewhere, and puts it back where nothing holds it. */
    Audited audit(String id, Lane lane);

    /** Asks the run of an item to stop at its next beat. Unknown items are cleaned up by {@link #tidy()}. */
    void cancel(String id);

    /** Blocks until work may have arrived, at most the bell's time-out. */
    void awaitWork();

    /** False when Redis lost its data, or never had any. */
    boolean hasEpoch();

    /** Declares that all admitted items are about to be enqueued again. */
    void beginEpoch();

    /** Items with too many crashes, until the database knows. */
    List<String> dead();

    /** Removes every trace of a dead item. */
    void forget(String id);

    /** True while Redis knows the item: waiting, delayed, held or dead. */
    boolean knows(String id);

    /** Names of workers heard of within that time. */
    List<String> workersHeardWithin(Duration silence);

    /** When a worker was last heard of; empty when never, or its data is gone. */
    Optional<Instant> lastHeard(String worker);

    /** Length of the suspect lane. */
    long suspects();

    /** Items Redis knows and nobody holds. Reads every key: hourly. */
    List<String> unheld();

    /** Gives orphaned lists back to the sweep; drops unknown items from the workers' lists, and their cancel marks. Hourly. */
    void tidy();

    /** The server's clock; the only one that leases know. */
    Instant time();
}
