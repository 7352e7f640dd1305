package io.whisperrest.api.account;

import io.whisperrest.model.account.User;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The named queries of {@code app_user}. */
@Singleton
class UserRepository {
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

    Optional<User> byId(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM app_user WHERE id = :id")
                .bind("id", id)
                .mapTo(User.class)
                .findOne());
    }

    /** @return false when the address is taken */
    boolean add(String id, EmailAddress email, String passwordHash, long now) {
        return database.write(
                handle -> handle.createUpdate("INSERT INTO app_user"
                                        + " (id, email, email_key, password_hash, touched_at, created_at)"
                                        + " VALUES (:id, :email, :key, :hash, :now, :now)"
                                        + " ON CONFLICT (email_key) DO NOTHING")
                                .bind("id", id)
                                .bind("email", email.text())
                                .bind("key", email.key())
                                .bind("hash", passwordHash)
                                .bind("now", now)
                                .execute()
                        == 1,
                handle -> handle.createQuery("SELECT 1 FROM app_user WHERE id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .findOne()
                        .map(row -> true));
    }

    /** Does nothing when the password was changed meanwhile. */
    void replaceHash(String id, String old, String fresh) {
        database.write(handle -> handle.createUpdate(
                        "UPDATE app_user SET password_hash = :fresh WHERE id = :id AND password_hash = :old")
                .bind("id", id)
                .bind("old", old)
                .bind("fresh", fresh)
                .execute());
    }
}
