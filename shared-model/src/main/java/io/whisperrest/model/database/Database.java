package io.whisperrest.model.database;

import io.whisperrest.model.search.TextIndex;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.spi.JdbiPlugin;

/**
 * All access to the database goes through here. Reads run outside a transaction. Writes are short transactions; on SQLite one at a
 * time per process, so our own threads never meet in SQLite's busy handler, which is not fair.
 *
 * <p>A write that lost against another one, or lost its connection, is repeated. After an error at COMMIT the outcome is unknown; such
 * a write is repeated only if {@code landed} does not find it.
 *
 * <p>While the database rejects writes, every write fails at once until our own probe succeeds, so no threads queue up behind a
 * full disk.
 */
public final class Database implements AutoCloseable {
    private static final int TRIES = 5;
    /** More than a pool has connections: after a restart of the server each of them may be broken. */
    private static final int TRIES_WITH_LOST_CONNECTIONS = 12;
    /** Time after which a write is no longer retried. The database itself waits 10 s for another program's lock. */
    private static final Duration MAX_TRYING = Duration.ofSeconds(15);
    /** Longest wait for other writers of this process. */
    private static final Duration MAX_LINE = Duration.ofSeconds(20);
    /** A successful write within this time proves that the database is writable. */
    private static final Duration PROOF = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final SqlDialect dialect;
    private final Duration maxLine;
    private final Jdbi jdbi;
    private final ReentrantLock writing = new ReentrantLock(true); // used where the database has one writer
    private final WriteState state = new WriteState();
    private final WriteProbe probe = new WriteProbe(this::probe);

    public Database(DataSource source, SqlDialect dialect) {
        this(source, dialect, MAX_LINE);
    }

    Database(DataSource source, SqlDialect dialect, Duration maxLine) {
        this.dialect = dialect;
        this.maxLine = maxLine;
        this.jdbi = Jdbi.create(source).installPlugin(new RowMappings());
        ServiceLoader.load(JdbiPlugin.class).forEach(jdbi::installPlugin); // a service's own columns
    }

    /** The index by which this database finds texts. */
    public TextIndex textIndex() {
        return dialect.textIndex();
    }

    /** @throws DatabaseUnavailable when the database cannot be read now */
    public <T> T read(Function<Handle, T> query) {
        long begin = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.withHandle(query::apply);
            } catch (JdbiException e) {
                if (!dialect.isConnectionLost(e) || isLastTry(attempt, begin, e)) {
                    throw dialect.unavailableOrSame(e);
                }
            }
        }
    }

    /** @throws IllegalStateException when data could be lost with this database; the message is one line for the operator */
    public void requireUsable() {
        read(handle -> {
            dialect.requireUsable(handle);
            return null;
        });
    }

    /** False from the first write that the database rejects until the next one that succeeds. Does no I/O. */
    public boolean isWritable() {
        return state.problem().isEmpty();
    }

    /** Why the database rejects writes; empty when it accepts them. Writes a test row if the last write is more than 10 s ago. */
    public Optional<String> writeProblem() {
        if (isWritable() && !state.workedWithin(PROOF)) {
            probe.once(LOOK);
        }
        return state.problem().map(DatabaseUnavailable::getMessage);
    }

    /** Runs a write that is safe to repeat even after it succeeded, thanks to its guard or its primary key. */
    public <T> T write(Function<Handle, T> work) {
        return write(work, handle -> Optional.empty());
    }

    /**
     * @param landed checks whether the write of an uncertain COMMIT took effect; returns its result if so, else empty
     * @throws DatabaseUnavailable when the database rejects writes now, or when the outcome of the write is unknown
     */
    public <T> T write(Function<Handle, T> work, Function<Handle, Optional<T>> landed) {
        state.problem().ifPresent(problem -> {
            throw new DatabaseUnavailable(problem.getMessage(), problem, problem.isFull());
        });
        return attempt(work, landed);
    }

    private boolean probe() {
        try {
            attempt(
                    handle -> handle.createUpdate("""
                            INSERT INTO setting (name, value)
                            VALUES ('write-probe', :now)
                            ON CONFLICT (name) DO UPDATE SET value = excluded.value""")
                            .bind("now", Long.toString(System.currentTimeMillis()))
                            .execute(),
                    handle -> Optional.empty());
            return true;
        } catch (RuntimeException e) {
            return false; // unreachable, or no schema yet
        }
    }

    private <T> T attempt(Function<Handle, T> work, Function<Handle, Optional<T>> landed) {
        if (dialect.hasOneWriter() && !isOurTurn()) {
            // not an outage: the writer that holds the turn will find out whether the database accepts writes
            throw new DatabaseUnavailable("timed out waiting for other writes", null, false);
        }
        try {
            T result = repeatedly(work, landed);
            state.worked();
            return result;
        } catch (DatabaseUnavailable e) {
            // an interrupted failure says nothing about the database
            boolean stopping = Thread.currentThread().isInterrupted();
            if (!stopping && dialect.isOutage(e) && state.failed(e)) {
                probe.untilItWorks();
            }
            throw e;
        } finally {
            if (dialect.hasOneWriter()) {
                writing.unlock();
            }
        }
    }

    private boolean isOurTurn() {
        try {
            return writing.tryLock(maxLine.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> T repeatedly(Function<Handle, T> work, Function<Handle, Optional<T>> landed) {
        long begin = System.nanoTime();
        boolean uncertain =
                false; // a COMMIT before may still take effect: a server finishes it after its connection broke
        for (int attempt = 1; ; attempt++) {
            Transaction transaction = new Transaction();
            try {
                T result = jdbi.withHandle(handle -> transaction.run(handle, work));
                return uncertain ? read(landed).orElse(result) : result;
            } catch (JdbiException e) {
                boolean again = dialect.isWorthRepeating(e) && !isLastTry(attempt, begin, e);
                if (again) {
                    pause(attempt);
                }
                Optional<T> result = uncertain || transaction.isCommitTried() ? seen(landed, e) : Optional.empty();
                if (result.isPresent()) {
                    return result.get();
                }
                if (!again) {
                    throw failure(e, uncertain, transaction.isCommitTried());
                }
                uncertain |= transaction.isCommitTried();
            } catch (RuntimeException e) {
                // the work itself refuses, perhaps because it finds what the uncertain COMMIT did
                Optional<T> result = uncertain ? read(landed) : Optional.empty();
                if (result.isPresent()) {
                    return result.get();
                }
                throw e;
            }
        }
    }

    private RuntimeException failure(JdbiException e, boolean uncertainBefore, boolean commitTried) {
        RuntimeException failure = uncertainBefore || commitTried ? uncertain(e) : dialect.unavailableOrSame(e);
        return uncertainBefore && failure == e
                ? new DatabaseUnavailable("the outcome of a write is unknown", e, false, true)
                : failure;
    }

    private boolean isLastTry(int attempt, long begin, JdbiException e) {
        int tries = dialect.isConnectionLost(e) ? TRIES_WITH_LOST_CONNECTIONS : TRIES;
        return attempt >= tries || System.nanoTime() - begin > MAX_TRYING.toNanos();
    }

    /** @param reason the error that made the outcome uncertain; thrown when the check fails too */
    private <T> Optional<T> seen(Function<Handle, Optional<T>> landed, JdbiException reason) {
        try {
            return read(landed);
        } catch (DatabaseUnavailable | JdbiException e) {
            reason.addSuppressed(e);
            throw uncertain(reason);
        }
    }

    private RuntimeException uncertain(JdbiException e) {
        return dialect.unavailableOrSame(e) instanceof DatabaseUnavailable known
                ? new DatabaseUnavailable(known.getMessage(), e, known.isFull(), true)
                : e;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(10, 50L * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        probe.close();
    }
}
