package io.whisperrest.model.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The only way to the database. Reads run outside a transaction; writes are short transactions, one at a time in a process,
 * so that our own threads never meet in SQLite's busy handler, which is not fair.
 *
 * <p>A write that meets a busy database is repeated. When the error came at COMMIT, nobody knows whether it happened: such a
 * write is repeated only after {@code landed} has looked.
 */
public final class Database {
    private static final int TRIES = 5;
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_IOERR = 10;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_CANTOPEN = 14;

    private final Jdbi jdbi;
    private final ReentrantLock writing = new ReentrantLock(true);

    public Database(DataSource source) {
        this.jdbi = Jdbi.create(source).installPlugin(new RowMappings());
    }

    /** @throws DatabaseUnavailable when the database cannot be read now */
    public <T> T read(Function<Handle, T> query) {
        try {
            return jdbi.withHandle(query::apply);
        } catch (JdbiException e) {
            throw unavailableOrSame(e);
        }
    }

    /** A write that is harmless to repeat, by its guard or its primary key, even when it had already happened. */
    public <T> T write(Function<Handle, T> work) {
        return write(work, handle -> Optional.empty());
    }

    /**
     * @param landed reads whether the write of an uncertain COMMIT happened; present = it did, with its result
     * @throws DatabaseUnavailable after five tries
     */
    public <T> T write(Function<Handle, T> work, Function<Handle, Optional<T>> landed) {
        writing.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                Commit commit = new Commit();
                try {
                    return jdbi.withHandle(handle -> inTransaction(handle, work, commit));
                } catch (JdbiException e) {
                    if (!isBusy(e) || attempt == TRIES) {
                        throw unavailableOrSame(e);
                    }
                    pause(attempt);
                    if (commit.tried) {
                        Optional<T> result = read(landed);
                        if (result.isPresent()) {
                            return result.get();
                        }
                    }
                }
            }
        } finally {
            writing.unlock();
        }
    }

    private static <T> T inTransaction(Handle handle, Function<Handle, T> work, Commit commit) {
        handle.begin();
        try {
            T result = work.apply(handle);
            commit.tried = true;
            handle.commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollback(handle, e);
            throw e;
        }
    }

    private static void rollback(Handle handle, Throwable reason) {
        try {
            handle.rollback();
        } catch (JdbiException e) {
            reason.addSuppressed(e);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(10, 50L * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isBusy(Throwable e) {
        int code = sqlCode(e);
        return code == SQLITE_BUSY || code == SQLITE_LOCKED;
    }

    private static RuntimeException unavailableOrSame(JdbiException e) {
        if (e.getClass().getSimpleName().equals("ConnectionException")) {
            return new DatabaseUnavailable("no connection to the database", e, false);
        }
        return switch (sqlCode(e)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> new DatabaseUnavailable("the database is busy", e, false);
            case SQLITE_FULL -> new DatabaseUnavailable("the disk of the database is full", e, true);
            case SQLITE_IOERR, SQLITE_CANTOPEN -> new DatabaseUnavailable("the database cannot be reached", e, false);
            default -> e;
        };
    }

    /** The primary SQLite result code of the first SQLException on the chain; 0 when there is none. */
    private static int sqlCode(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql.getErrorCode() & 0xff;
            }
        }
        return 0;
    }

    private static final class Commit {
        boolean tried;
    }
}
