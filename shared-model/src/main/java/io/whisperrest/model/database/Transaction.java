package io.whisperrest.model.database;

import io.agroal.pool.wrapper.ConnectionWrapper;
import java.sql.Connection;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** One try of a write. Takes effect completely or not at all, and records whether COMMIT was reached. Not thread-safe. */
final class Transaction {
    private boolean commitTried;

    /** True when COMMIT was reached, so an error leaves the outcome unknown. */
    boolean isCommitTried() {
        return commitTried;
    }

    <T> T run(Handle handle, Function<Handle, T> work) {
        try {
            handle.begin();
            T result = work.apply(handle);
            commitTried = true;
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
            throwAway(handle.getConnection());
        }
    }

    /**
     * Marks a connection whose rollback failed. Its state is unknown, for example when SQLite itself had rolled back on a full
     * disk, so the pool closes it on return. {@link SqlDialect#spoilsConnection} covers the other cases.
     */
    private static void throwAway(Connection connection) {
        if (connection instanceof ConnectionWrapper pooled) {
            pooled.getHandler().setFlushOnly();
        }
    }
}
