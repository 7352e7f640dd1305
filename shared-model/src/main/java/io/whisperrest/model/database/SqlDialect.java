package io.whisperrest.model.database;

import io.whisperrest.model.search.TextIndex;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** What differs between the databases, apart from SQL: how many may write, and what their errors mean. */
public sealed interface SqlDialect permits SqliteDialect, PostgresDialect {
    SqlDialect SQLITE = new SqliteDialect();
    SqlDialect POSTGRESQL = new PostgresDialect();

    /** The index by which it finds texts. */
    TextIndex textIndex();

    /** True when only one connection can write at a time, so that the writes of a process better take turns. */
    boolean hasOneWriter();

    /** True when the transaction lost against another one, or lost its connection: the same transaction may succeed the next time. */
    boolean isWorthRepeating(Throwable e);

    /** True when the connection broke. A read that met this has had no effect and can be repeated at once. */
    boolean isConnectionLost(Throwable e);

    /** True when other writes would fail too; false when only this one met rows that another transaction holds. */
    boolean isOutage(Throwable e);

    /** {@link DatabaseUnavailable} when other calls would fail now too; else the exception itself. */
    RuntimeException unavailableOrSame(RuntimeException e);

    /** True when the pool must close the connection instead of reusing it. */
    boolean spoilsConnection(SQLException e);

    /**
     * Checks the server or library behind the connection.
     *
     * @throws IllegalStateException when data could be lost or changed with it; the message is one line for the operator
     */
    void requireUsable(Handle handle);

    /** The first SQLException in the cause chain; null when there is none. */
    static SQLException sqlException(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
