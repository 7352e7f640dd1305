package io.whisperrest.api.account;

import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Changes that could leave the server without an administrator. Each one first locks the rows of all administrators and that of
 * the user, so that these changes run one after another on both databases.
 */
@Singleton
class ClosingRepository {
    private final Database database;

    ClosingRepository(Database database) {
        this.database = database;
    }

    enum Outcome {
        DONE,
        UNKNOWN,
        LAST_ADMIN
    }

    /** Keeps the row without its address until the eraser has removed everything that refers to it; the address is free at once. */
    Outcome close(String id, long now) {
        return unlessLast(id, now, handle -> {
            endSessions(handle, id, now);
            handle.createUpdate("UPDATE api_key SET revoked_at = :now WHERE user_id = :user AND revoked_at IS NULL")
                    .bind("user", id)
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("""
                    UPDATE app_user SET email = '', email_key = 'removed:' || id, password_hash = NULL,
                        role = 'user', disabled_at = :now, closed_at = :now, token_version = token_version + 1
                    WHERE id = :id""").bind("id", id).bind("now", now).execute();
        });
    }

    Outcome disable(String id, long now) {
        return unlessLast(id, now, handle -> {
            endSessions(handle, id, now);
            return handle.createUpdate("""
                    UPDATE app_user SET disabled_at = COALESCE(disabled_at, :now), token_version = token_version + 1
                    WHERE id = :id""").bind("id", id).bind("now", now).execute();
        });
    }

    Outcome enable(String id) {
        return database.write(handle ->
                handle.createUpdate("UPDATE app_user SET disabled_at = NULL WHERE id = :id AND closed_at IS NULL")
                                        .bind("id", id)
                                        .execute()
                                == 1
                        ? Outcome.DONE
                        : Outcome.UNKNOWN);
    }

    Outcome role(String id, String role, long now) {
        Function<Handle, Integer> change =
                handle -> handle.createUpdate("UPDATE app_user SET role = :role WHERE id = :id AND closed_at IS NULL")
                        .bind("id", id)
                        .bind("role", role)
                        .execute();
        return role.equals("admin")
                ? database.write(
                        handle -> isKnown(handle, id) && change.apply(handle) == 1 ? Outcome.DONE : Outcome.UNKNOWN)
                : unlessLast(id, now, change);
    }

    private Outcome unlessLast(String id, long now, Function<Handle, Integer> change) {
        return database.write(handle -> {
            handle.createUpdate("UPDATE app_user SET touched_at = :now WHERE role = 'admin'")
                    .bind("now", now)
                    .execute();
            UserRepository.lock(handle, id);
            if (!isKnown(handle, id)) {
                return Outcome.UNKNOWN;
            }
            if (isLast(handle, id)) {
                return Outcome.LAST_ADMIN;
            }
            return change.apply(handle) == 1 ? Outcome.DONE : Outcome.UNKNOWN;
        });
    }

    private static boolean isKnown(Handle handle, String id) {
        return exists(handle, "SELECT 1 FROM app_user WHERE id = :id AND closed_at IS NULL", id);
    }

    private static boolean isLast(Handle handle, String id) {
        return exists(handle, """
                        SELECT 1
                        FROM app_user
                        WHERE id = :id AND role = 'admin' AND disabled_at IS NULL
                            AND NOT EXISTS (SELECT 1 FROM app_user other WHERE other.id <> app_user.id
                            AND other.role = 'admin' AND other.disabled_at IS NULL)""", id);
    }

    private static boolean exists(Handle handle, String sql, String id) {
        return handle.createQuery(sql)
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static void endSessions(Handle handle, String id, long now) {
        for (String table : new String[] {"refresh_token", "password_link"}) {
            handle.createUpdate("UPDATE <table> SET revoked_at = :now WHERE user_id = :user AND revoked_at IS NULL")
                    .define("table", table)
                    .bind("user", id)
                    .bind("now", now)
                    .execute();
        }
    }
}
