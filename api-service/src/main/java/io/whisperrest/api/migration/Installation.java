package io.whisperrest.api.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a database says about its installation.
 *
 * @param id made with the database, and carried along by copies
 * @param checksums SHA-256 of recordings by key
 * @param openUploads resumable uploads that no task has used
 */
record Installation(String id, Map<String, String> checksums, long openUploads) {
    private static final String ID = "SELECT value FROM setting WHERE name = 'installation'";
    private static final String NEWEST = "SELECT CAST(COALESCE(max(created_at), 0) AS TEXT) FROM task";

    /** @throws IllegalStateException when the API never ran with it */
    static Installation of(DatabaseLocation location) throws SQLException {
        if (!location.exists()) {
            throw new IllegalStateException(location + " does not exist: name the right database or data directory");
        }
        String id = first(location, ID)
                .orElseThrow(() -> new IllegalStateException(location
                        + " has no id yet, so it holds nothing to move: name the right one, or start the API of this"
                        + " version once with it"));
        Map<String, String> checksums = new HashMap<>();
        try (Connection connection = location.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT audio_key, audio_sha256 FROM task WHERE audio_key IS NOT NULL")) {
            while (rows.next()) {
                checksums.put(rows.getString(1), rows.getString(2));
            }
        }
        long open = Long.parseLong(first(location, "SELECT CAST(count(*) AS TEXT) FROM upload WHERE task_id IS NULL")
                .orElse("0"));
        return new Installation(id, checksums, open);
    }

    private static Optional<String> first(DatabaseLocation location, String sql) throws SQLException {
        try (Connection connection = location.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    /**
     * Protects a database that is in use: the same one under another name, another installation's, or one that has gone on since.
     *
     * @param force skips every check but the first
     * @throws IllegalStateException when copying would lose rows
     */
    void requireMayReplace(DatabaseLocation from, DatabaseLocation to, boolean force) throws SQLException {
        if (isSame(from, to)) {
            throw new IllegalStateException("FROM and TO are the same database");
        }
        if (force) {
            return;
        }
        Optional<String> other = first(to, ID);
        if (other.isPresent() && !other.get().equals(id)) {
            throw new IllegalStateException(
                    to + " belongs to another installation, whose rows would be deleted: name an"
                            + " empty database, or set FORCE=1");
        }
        if (Long.parseLong(first(to, NEWEST).orElse("0"))
                > Long.parseLong(first(from, NEWEST).orElse("0"))) {
            throw new IllegalStateException(to + " has newer tasks than " + from + ", which would be deleted: is the"
                    + " direction right? FORCE=1 does it");
        }
    }

    /** Writes a mark into one, looks for it in the other, and removes it. */
    private static boolean isSame(DatabaseLocation from, DatabaseLocation to) throws SQLException {
        String name = "migration-" + UUID.randomUUID();
        try (Connection connection = to.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO setting (name, value) VALUES ('" + name + "', '')");
            try {
                return first(from, "SELECT name FROM setting WHERE name = '" + name + "'")
                        .isPresent();
            } finally {
                statement.execute("DELETE FROM setting WHERE name = '" + name + "'");
            }
        }
    }
}
