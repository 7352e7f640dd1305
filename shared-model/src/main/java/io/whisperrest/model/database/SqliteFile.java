package io.whisperrest.model.database;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** The database file: where it may be stored and which SQLite versions may open it. */
public final class SqliteFile {
    private static final Set<String> SHARED =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "virtiofs");

    private SqliteFile() {}

    /** The JDBC URL with all PRAGMAs. Set through the pool instead, only the first would take effect. */
    public static String url(Path file) {
        return "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&foreign_keys=true"
                + "&jdbc.explicit_readonly=true";
    }

    /** @throws IllegalStateException on a network or VM-shared file system, where WAL cannot work (sqlite.org/wal.html) */
    public static void requireLocal(Path directory) {
        try {
            FileStore store = Files.getFileStore(directory);
            requireLocal(store.type());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "DATA_DIR " + directory + " cannot be read: create it and make it writable", e);
        }
    }

    static void requireLocal(String type) {
        String folded = type.toLowerCase(Locale.ROOT);
        if (SHARED.contains(folded) || folded.startsWith("fuse")) {
            throw new IllegalStateException("DATA_DIR lies on a file system of type " + type
                    + ", where SQLite can lose data: put it on a local disk, or use PostgreSQL");
        }
    }

    /**
     * @param version as {@code sqlite_version()} returns it
     * @throws IllegalStateException below 3.51.3, which can corrupt a file that two connections write and checkpoint (WAL-reset
     *     bug, sqlite.org/wal.html)
     */
    public static void requireFixedWal(String version) {
        String[] parts = version.split("\\.");
        int number =
                Integer.parseInt(parts[0]) * 1_000_000 + Integer.parseInt(parts[1]) * 1000 + Integer.parseInt(parts[2]);
        if (number < 3_051_003) {
            throw new IllegalStateException("SQLite " + version
                    + " has the WAL-reset bug that can corrupt the database: use sqlite-jdbc 3.53.4.0 or newer");
        }
    }
}
