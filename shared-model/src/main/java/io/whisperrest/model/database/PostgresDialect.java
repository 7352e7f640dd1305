package io.whisperrest.model.database;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** PostgreSQL. What an SQLSTATE means: appendix A of its manual. */
final class PostgresDialect implements SqlDialect {
    private static final String CONNECTION = "08";
    private static final String RESOURCES = "53";
    private static final String OPERATOR = "57";

    private static final String DISK_FULL = "53100";
    private static final String READ_ONLY = "25006"; // a standby, or default_transaction_read_only
    /** Serialization failure, deadlock, lock timeout: the other transaction went first. */
    private static final Set<String> LOST_TO_ANOTHER = Set.of("40001", "40P01", "55P03");
    /** The server ended the connection: administrator's command, crash, dropped database. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P04");

    private static final int OLDEST = 14;

    @Override
    public boolean hasOneWriter() {
        return false;
    }

    @Override
    public boolean isWorthRepeating(Throwable e) {
        return LOST_TO_ANOTHER.contains(state(e)) || isConnectionLost(e);
    }

    /** A server that restarted leaves broken connections in the pool, which each break once. */
    @Override
    public boolean isConnectionLost(Throwable e) {
        return !(e instanceof ConnectionException) && (state(e).startsWith(CONNECTION) || ENDED.contains(state(e)));
    }

    @Override
    public RuntimeException unavailableOrSame(RuntimeException e) {
        if (e instanceof ConnectionException) {
            return new DatabaseUnavailable("no connection to the database", e, false);
        }
        String problem = problem(state(e));
        return problem == null ? e : new DatabaseUnavailable(problem, e, state(e).equals(DISK_FULL));
    }

    private static String problem(String state) {
        if (state.equals(DISK_FULL)) {
            return "the disk of the database is full";
        }
        if (state.equals(READ_ONLY)) {
            return "the database is read-only";
        }
        if (LOST_TO_ANOTHER.contains(state)) {
            return "other transactions hold the rows";
        }
        if (state.startsWith(RESOURCES)) {
            return "the database server lacks memory or connections";
        }
        return state.startsWith(CONNECTION) || state.startsWith(OPERATOR) ? "the database cannot be reached" : null;
    }

    @Override
    public boolean spoilsConnection(SQLException e) {
        return isConnectionLost(e);
    }

    @Override
    public void requireUsable(Handle handle) {
        int version = handle.createQuery("SELECT cast(current_setting('server_version_num') AS integer) / 10000")
                .mapTo(Integer.class)
                .one();
        if (version < OLDEST) {
            throw new IllegalStateException("PostgreSQL " + version + " is too old: use " + OLDEST + " or newer");
        }
        String encoding = setting(handle, "server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new IllegalStateException("the PostgreSQL database has the encoding " + encoding
                    + ", which lacks letters of other languages: create it with ENCODING 'UTF8'");
        }
        if (setting(handle, "synchronous_commit").equals("off")) {
            throw new IllegalStateException(
                    "PostgreSQL has synchronous_commit=off, so a crash could lose accepted tasks:"
                            + " turn it on for this database");
        }
    }

    private static String setting(Handle handle, String name) {
        return handle.createQuery("SELECT current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one();
    }

    private static String state(Throwable e) {
        SQLException sql = SqlDialect.sqlException(e);
        return sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
    }
}
