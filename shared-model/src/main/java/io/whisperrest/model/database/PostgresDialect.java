package io.whisperrest.model.database;

import io.whisperrest.model.search.TextIndex;
import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** PostgreSQL. What an SQLSTATE means: appendix A of its manual. */
final class PostgresDialect implements SqlDialect {
    private static final String CONNECTION = "08";
    private static final String RESOURCES = "53";
    private static final String OPERATOR = "57";
    private static final String SYSTEM = "58";

    private static final String DISK_FULL = "53100";
    private static final String READ_ONLY = "25006"; // a standby, or default_transaction_read_only
    private static final String TOO_LONG = "57014"; // statement_timeout
    private static final String TOO_MUCH = "53400"; // a limit on what one statement may use
    /** A row that this transaction refers to was just deleted: the repeat no longer sees it. */
    private static final String GONE = "23503";

    private static final Set<String> DAMAGED = Set.of("XX001", "XX002");
    /** Serialization failure, deadlock, lock timeout: the other transaction went first. */
    private static final Set<String> LOST_TO_ANOTHER = Set.of("40001", "40P01", "55P03");
    /** The server ended the connection: administrator's command, crash, dropped database, a session that was idle too long. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P04", "57P05", "25P03");

    private static final int OLDEST = 14;

    @Override
    public TextIndex textIndex() {
        return TextIndex.TSVECTOR;
    }

    @Override
    public boolean hasOneWriter() {
        return false;
    }

    @Override
    public boolean isWorthRepeating(Throwable e) {
        return LOST_TO_ANOTHER.contains(state(e))
                || state(e).equals(GONE)
                || isConnectionLost(e)
                || e instanceof ConnectionException && !isPoolExhausted(e);
    }

    /** A server that restarted leaves broken connections in the pool, which each break once. */
    @Override
    public boolean isConnectionLost(Throwable e) {
        return !(e instanceof ConnectionException) && (state(e).startsWith(CONNECTION) || ENDED.contains(state(e)));
    }

    @Override
    public boolean isOutage(Throwable e) {
        return !LOST_TO_ANOTHER.contains(state(e))
                && !state(e).equals(TOO_LONG)
                && !state(e).equals(TOO_MUCH)
                && !isPoolExhausted(e);
    }

    /** The pool's own timeout has no SQLSTATE: all connections were in use. */
    private static boolean isPoolExhausted(Throwable e) {
        return state(e).isEmpty() && SqlDialect.sqlException(e) != null;
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
        if (state.equals(TOO_LONG)) {
            return "the database took too long";
        }
        if (state.startsWith(SYSTEM) || DAMAGED.contains(state)) {
            return "the database server cannot read or write its files";
        }
        if (state.startsWith(RESOURCES)) {
            return "the database server lacks memory or connections";
        }
        return state.startsWith(CONNECTION) || state.startsWith(OPERATOR) ? "the database cannot be reached" : null;
    }

    @Override
    public boolean spoilsConnection(SQLException e) {
        // A session that began while the server was read-only stays so.
        return isConnectionLost(e) || state(e).equals(READ_ONLY);
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
