package io.whisperrest.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes a database read-only for every program while programs use it. The write version in its header (byte 18) is set so that SQLite
 * answers SQLITE_READONLY to each write (sqlite.org/fileformat2.html, 1.3.3). Neither root nor open connections can bypass that.
 */
public final class ReadOnlyMark {
    private static final int WRITE_VERSION = 18;
    private static final int WAL = 2;
    private static final int UNKNOWN = 3;
    private static final int SQLITE_READONLY = 8;

    private final Path file;

    public ReadOnlyMark(Path file) {
        this.file = file;
    }

    /** Returns once writes are rejected. */
    public void set() {
        try (Connection writer = connect();
                Connection reader = connect();
                Statement write = writer.createStatement();
                Statement read = reader.createStatement()) {
            do {
                write.execute("BEGIN IMMEDIATE"); // keeps others from changing the header now
                boolean whole = isLogWritten(read);
                if (whole) {
                    version(UNKNOWN);
                    // this commit makes the others read the header again
                    write.execute("INSERT INTO setting VALUES ('write-probe', 1)"
                            + " ON CONFLICT DO UPDATE SET value = value + 1");
                }
                write.execute("COMMIT");
            } while (isWritable());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void clear() {
        version(WAL);
    }

    private boolean isWritable() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE setting SET value = value");
            return true;
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff) == SQLITE_READONLY) {
                return false;
            }
            throw e;
        }
    }

    /** True when the WAL has been copied into the file, so that the header is read from there. */
    private static boolean isLogWritten(Statement statement) throws SQLException {
        try (ResultSet checkpoint = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            return checkpoint.next() && checkpoint.getInt(2) == checkpoint.getInt(3);
        }
    }

    /** Runs in another process, because closing the file in this one would release the locks of its own connections. */
    private void version(int number) {
        try {
            Process dd = new ProcessBuilder("dd", "of=" + file, "bs=1", "seek=" + WRITE_VERSION, "conv=notrunc")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream in = dd.getOutputStream()) {
                in.write(number);
            }
            if (dd.waitFor() != 0) {
                throw new IllegalStateException("dd cannot write " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=10000");
    }
}
