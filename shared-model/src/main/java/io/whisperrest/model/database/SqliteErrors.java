package io.whisperrest.model.database;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;

/** What an SQLite result code means for the database as a whole (sqlite.org/rescode.html). Primary codes are enough. */
final class SqliteErrors {
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

    private SqliteErrors() {}

    static boolean isBusy(Throwable e) {
        int code = code(e);
        return code == BUSY || code == LOCKED;
    }

    /** {@link DatabaseUnavailable} when other calls would fail now too; else the exception itself. */
    static RuntimeException unavailableOrSame(RuntimeException e) {
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
    static boolean spoilsConnection(SQLException e) {
        return switch (code(e)) {
            case READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB, NOMEM -> true;
            default -> false;
        };
    }

    /** The primary result code of the first SQLException in the cause chain; 0 when there is none. */
    private static int code(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql.getErrorCode() & 0xff;
            }
        }
        return 0;
    }
}
