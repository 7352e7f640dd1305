package io.whisperrest.api.webhook;

import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Encrypted secrets of endpoints, and of accounts for callback URLs given with tasks. */
@Singleton
class SecretRepository {
    private final Database database;

    SecretRepository(Database database) {
        this.database = database;
    }

    boolean hasAccountSecret(String userId) {
        return ofAccount(userId).filter(secrets -> secrets.current() != null).isPresent();
    }

    Optional<SealedSecrets> ofAccount(String userId) {
        return database.read(handle -> handle.createQuery("""
                SELECT id AS owner, webhook_secret AS current, webhook_secret_previous AS previous,
                    webhook_secret_until AS previous_until
                FROM app_user
                WHERE id = :user""")
                .bind("user", userId)
                .mapTo(SealedSecrets.class)
                .findOne());
    }

    Optional<SealedSecrets> ofEndpoint(String id, String userId) {
        return database.read(handle -> handle.createQuery("""
                SELECT id AS owner, secret AS current, secret_previous AS previous, secret_until AS previous_until
                FROM webhook_endpoint
                WHERE id = :id AND user_id = :user""")
                .bind("id", id)
                .bind("user", userId)
                .mapTo(SealedSecrets.class)
                .findOne());
    }

    /** Rotates the account's secret; the previous one continues to sign until the given time. */
    void rotateAccount(String userId, String sealed, long until) {
        database.write(handle -> handle.createUpdate("""
                UPDATE app_user SET webhook_secret = :sealed, webhook_secret_previous = webhook_secret,
                    webhook_secret_until = CASE WHEN webhook_secret IS NULL THEN NULL ELSE :until END
                WHERE id = :user AND (webhook_secret IS NULL OR webhook_secret <> :sealed)""")
                .bind("user", userId)
                .bind("sealed", sealed)
                .bind("until", until)
                .execute());
    }

    /** False when the user has no such endpoint. */
    boolean rotateEndpoint(String id, String userId, String sealed, long until) {
        return database.write(
                handle -> handle.createUpdate("""
                        UPDATE webhook_endpoint SET secret = :sealed, secret_previous = secret, secret_until = :until
                        WHERE id = :id AND user_id = :user AND secret <> :sealed""")
                                .bind("id", id)
                                .bind("user", userId)
                                .bind("sealed", sealed)
                                .bind("until", until)
                                .execute()
                        == 1,
                handle -> handle.createQuery(
                                "SELECT 1 FROM webhook_endpoint WHERE id = :id AND user_id = :user AND secret = :sealed")
                        .bind("id", id)
                        .bind("user", userId)
                        .bind("sealed", sealed)
                        .mapTo(Boolean.class)
                        .findOne());
    }
}
