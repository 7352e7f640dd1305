package io.whisperrest.api.account;

import io.whisperrest.model.account.User;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The named queries of {@code app_user}. */
@Singleton
public class UserRepository {
    private final Database database;

    UserRepository(Database database) {
        this.database = database;
    }

    Optional<User> byEmailKey(String emailKey) {
        return database.read(handle -> handle.createQuery("SELECT * FROM app_user WHERE email_key = :key")
                .bind("key", emailKey)
                .mapTo(User.class)
                .findOne());
    }

    public Optional<User> byId(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM app_user WHERE id = :id")
                .bind("id", id)
                .mapTo(User.class)
                .findOne());
    }

    public Optional<UserPreferences> preferences(String id) {
        return database.read(handle -> handle.createQuery(
                        "SELECT locale, defaults, audio_days, text_days FROM app_user WHERE id = :id")
                .bind("id", id)
                .mapTo(UserPreferences.class)
                .findOne());
    }

    public void prefer(String id, UserPreferences preferences) {
        database.write(handle -> handle.createUpdate("""
                UPDATE app_user SET locale = :locale, defaults = :defaults, audio_days = :audioDays,
                    text_days = :textDays
                WHERE id = :id""")
                .bind("id", id)
                .bind("locale", preferences.locale())
                .bind("defaults", preferences.defaultsJson())
                .bind("audioDays", preferences.retention().audioDays())
                .bind("textDays", preferences.retention().textDays())
                .execute());
    }

    /**
     * @param role {@code user} or {@code admin}
     * @return false when the address is taken
     */
    boolean add(String id, EmailAddress email, String passwordHash, String role, long now) {
        return database.write(
                handle -> handle.createUpdate("""
                        INSERT INTO app_user (id, email, email_key, password_hash, role, touched_at, created_at)
                        VALUES (:id, :email, :key, :hash, :role, :now, :now)
                        ON CONFLICT (email_key) DO NOTHING""")
                                .bind("id", id)
                                .bind("email", email.text())
                                .bind("key", email.key())
                                .bind("hash", passwordHash)
                                .bind("role", role)
                                .bind("now", now)
                                .execute()
                        == 1,
                handle -> handle.createQuery("SELECT 1 FROM app_user WHERE id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .findOne()
                        .map(row -> true));
    }

    /**
     * Runs as one statement, so that a crash leaves either no account or an administrator. Does nothing when an administrator exists.
     * Leaves an existing account with this address alone if it has a password: that account belongs to the user who registered it.
     */
    void addFirstAdministrator(String id, EmailAddress email, long now) {
        database.write(handle -> handle.createUpdate("""
                INSERT INTO app_user (id, email, email_key, role, touched_at, created_at) SELECT :id, :email,
                    :key, 'admin', :now, :now
                WHERE NOT EXISTS (SELECT 1 FROM app_user WHERE role = 'admin')
                ON CONFLICT (email_key) DO UPDATE SET role = 'admin'
                WHERE app_user.password_hash IS NULL""")
                .bind("id", id)
                .bind("email", email.text())
                .bind("key", email.key())
                .bind("now", now)
                .execute());
    }

    /** Does nothing when the password was changed in the meantime. */
    void replaceHash(String id, String old, String fresh) {
        database.write(handle -> handle.createUpdate(
                        "UPDATE app_user SET password_hash = :fresh WHERE id = :id AND password_hash = :old")
                .bind("id", id)
                .bind("old", old)
                .bind("fresh", fresh)
                .execute());
    }

    /**
     * Locks the user's row until the transaction ends, so that transactions about the same user take turns. SQLite has one writer anyway.
     * On PostgreSQL two transactions do not see each other's rows until they end: one that counts rows before it adds another, or ends
     * sessions while a new one begins, locks its user first.
     *
     * @return false for an unknown user
     */
    public static boolean lock(Handle handle, String userId) {
        return handle.createUpdate("UPDATE app_user SET id = id WHERE id = :id")
                        .bind("id", userId)
                        .execute()
                == 1;
    }
}
