package io.whisperrest.model.database;

import io.whisperrest.model.search.TextIndex;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** SQLite. What a result code means is told by sqlite.org/rescode.html; primary codes are enough. */
final class SqliteDialect implements SqlDialect {
    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int NOMEM = 7;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int PROTOCOL = 15;
    private static final int NOTADB = 26;

    @Override
    public TextIndex textIndex() {
        return TextIndex.FTS5;
    }

    @Override
    public boolean hasOneWriter() {
        return true;
    }

    @Override
    public boolean isWorthRepeating(Throwable e) {
        int code = code(e);
        return code == BUSY || code == LOCKED;
    }

    /** A file has no connection to lose. */
    @Override
    public boolean isConnectionLost(Throwable e) {
        return false;
    }

    /** A lock is on the whole file. */
    @Override
    public boolean isOutage(Throwable e) {
        return true;
    }

    @Override
    public RuntimeException unavailableOrSame(RuntimeException e) {
        if (e instanceof ConnectionException) {
            return new DatabaseUnavailable("no connection to the database", e, false);
        }
        String problem = switch (code(e)) {
            case BUSY, LOCKED, PROTOCOL -> "another program has locked the database";
            case FULL -> "the disk of the database is full";
            case READONLY, PERM -> "the database is read-only";
            case IOERR, CANTOPEN -> "the database file cannot be read or written";
            case CORRUPT, NOTADB -> "the database file is damaged";
            case NOMEM -> "SQLite is out of memory";
            default -> null;
        };
        return problem == null ? e : new DatabaseUnavailable(problem, e, code(e) == FULL);
    }

    /**
     * True when the connection must not be reused: SQLite has rolled back its transaction on its own, or the connection was opened
     * while the file was not writable and stays read-only until it is closed.
     */
    @Override
    public boolean spoilsConnection(SQLException e) {
        return switch (code(e)) {
            case READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB, NOMEM -> true;
            default -> false;
        };
    }

    @Override
    public void requireUsable(Handle handle) {
        SqliteFile.requireFixedWal(handle.createQuery("SELECT sqlite_version()")
                .mapTo(String.class)
                .one());
    }

    /** The primary result code; 0 when there is none. */
    private static int code(Throwable e) {
        SQLException sql = SqlDialect.sqlException(e);
        return sql == null ? 0 : sql.getErrorCode() & 0xff;
    }
}
