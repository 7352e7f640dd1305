package io.whisperrest.model.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Maintenance of a database file that services are using, over a separate connection: operations that cannot run in a transaction.
 */
public final class LiveDatabase implements AutoCloseable {
    /** Suffix of the name of an unfinished copy. */
    public static final String PART = ".part";

    private final Path file;
    private final Connection connection;

    /** @throws IllegalStateException when there is no database, or it cannot be opened */
    public LiveDatabase(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(file + " is not a database");
        }
        this.file = file;
        try {
            this.connection = DriverManager.getConnection(SqliteFile.url(file));
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Size of the file and its WAL together, in bytes. A copy is never larger. */
    public long bytes() throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        return Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
    }

    /**
     * Writes a consistent copy of everything committed before the call, then flushes and checks it. Nothing is visible under the
     * target name until then.
     */
    public void copyTo(Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + PART);
        Files.deleteIfExists(part);
        try {
            vacuumInto(part);
            requireIntact(part);
            putInPlace(part, target, "rw-r-----");
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void vacuumInto(Path file) throws IOException {
        try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, file.toString());
            copy.execute();
        } catch (SQLException e) {
            throw new IOException("the database cannot be copied: " + e.getMessage(), e);
        }
    }

    /** Restricts access to the file, flushes it, renames it and flushes the folder. */
    public static void putInPlace(Path part, Path target, String permissions) throws IOException {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(permissions));
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** @throws IOException unless the file is a complete, undamaged database */
    public static void requireIntact(Path file) throws IOException {
        try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement check = copy.prepareStatement("PRAGMA integrity_check");
                ResultSet answer = check.executeQuery()) {
            if (!answer.next() || !answer.getString(1).equals("ok")) {
                throw new IOException(file + " is damaged");
            }
        } catch (SQLException e) {
            throw new IOException(file + " is not a complete database: " + e.getMessage(), e);
        }
    }

    /** Moves the WAL into the database file and truncates it. Returns false while a reader still needs part of it. */
    public boolean truncateLog() {
        try (PreparedStatement checkpoint = connection.prepareStatement("PRAGMA wal_checkpoint(TRUNCATE)");
                ResultSet answer = checkpoint.executeQuery()) {
            return answer.next() && answer.getInt(1) == 0;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
