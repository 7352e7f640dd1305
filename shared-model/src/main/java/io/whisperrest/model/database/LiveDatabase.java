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

/** The database file while services use it, by a connection of its own: what no transaction can do. */
public final class LiveDatabase implements AutoCloseable {
    /** How the name of a copy ends while it is written. */
    public static final String PART = ".part";

    private final Connection connection;

    /** @throws IllegalStateException when there is none */
    public LiveDatabase(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(file + " is no database");
        }
        try {
            this.connection = DriverManager.getConnection(SqliteFile.url(file));
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a consistent copy: everything that was committed when it began, durable and checked. Nothing is visible under the
     * name before that.
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

    /** Closes it to others, makes the bytes durable, then renames them, then makes that durable. */
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

    /** @throws IOException unless the file is a whole database */
    public static void requireIntact(Path file) throws IOException {
        try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement check = copy.prepareStatement("PRAGMA integrity_check");
                ResultSet answer = check.executeQuery()) {
            if (!answer.next() || !answer.getString(1).equals("ok")) {
                throw new IOException(file + " is damaged");
            }
        } catch (SQLException e) {
            throw new IOException(file + " is no whole database: " + e.getMessage(), e);
        }
    }

    /** Writes the log into the file and cuts it to nothing; false while somebody still reads what is in it. */
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
