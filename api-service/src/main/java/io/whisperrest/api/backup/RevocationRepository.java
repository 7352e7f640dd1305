package io.whisperrest.api.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A restored copy brings back the data of that time but not its access. All sessions, access tokens and password links end, and
 * revocations since the copy are taken over from the present database.
 */
final class RevocationRepository {
    /** More than a version can have risen since the copy, so that no token from any time is accepted. */
    private static final long BEYOND_EVERY_VERSION = 1_000_000;

    private static final List<String> TAKE_OVER = List.of(
            revoked("api_key"),
            revoked("share"),
            """
                    UPDATE app_user SET password_hash = (SELECT password_hash FROM present.app_user known
                        WHERE known.id = app_user.id)
                    WHERE id IN (SELECT id FROM present.app_user WHERE password_hash IS NOT NULL)""",
            // the copy may hold a single administrator
            """
                    UPDATE app_user SET disabled_at = (SELECT disabled_at FROM present.app_user known
                        WHERE known.id = app_user.id)
                    WHERE role <> 'admin' AND disabled_at IS NULL
                        AND id IN (SELECT id FROM present.app_user WHERE disabled_at IS NOT NULL)""");

    private final Path copy;

    /** @param copy not open anywhere else */
    RevocationRepository(Path copy) {
        this.copy = copy;
    }

    private static String revoked(String table) {
        return "UPDATE " + table + " SET revoked_at = (SELECT revoked_at FROM present." + table
                + " known WHERE known.id = "
                + table + ".id) WHERE revoked_at IS NULL AND id IN (SELECT id FROM present." + table
                + " WHERE revoked_at IS NOT NULL)";
    }

    /** @param now epoch milliseconds */
    void endSessions(long now) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("UPDATE refresh_token SET revoked_at = " + now + " WHERE revoked_at IS NULL");
            statement.execute("UPDATE password_link SET revoked_at = " + now + " WHERE revoked_at IS NULL");
            statement.execute("UPDATE app_user SET token_version = token_version + " + BEYOND_EVERY_VERSION);
            statement.execute("COMMIT");
        } catch (SQLException e) {
            throw new IOException("the sessions of the copy cannot be ended: " + e.getMessage(), e);
        }
    }

    /**
     * Takes over revocations and password changes made since the copy.
     *
     * @return false when the present database is lost or damaged and cannot be read
     */
    boolean takeOverFrom(Path present) {
        if (!Files.isRegularFile(present)) {
            return false;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS present");
                Statement statement = connection.createStatement()) {
            attach.setString(1, present.toString());
            attach.execute();
            statement.execute("BEGIN IMMEDIATE");
            for (String change : TAKE_OVER) {
                statement.execute(change);
            }
            statement.execute("COMMIT");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
