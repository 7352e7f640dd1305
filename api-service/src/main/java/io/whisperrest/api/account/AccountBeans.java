package io.whisperrest.api.account;

import io.whisperrest.api.boot.SecretsConfig;
import io.whisperrest.api.secret.SecretSeal;
import io.whisperrest.model.DataConfig;
import io.whisperrest.model.DatabaseConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Chooses where signing keys are: in files on one host, in the database that several hosts share. */
class AccountBeans {

    @Produces
    @Singleton
    SigningKeys.Source signingKeys(
            DataConfig data, DatabaseConfig database, SigningKeyRepository rows, SecretsConfig secrets, Clock clock) {
        if (database.url().isEmpty()) {
            return new SigningKeyFiles(data.dir());
        }
        SecretSeal seal = new SecretSeal(secrets.sealKey().orElseThrow(), SharedSigningKeys.PURPOSE);
        return new SharedSigningKeys(rows, seal, clock);
    }

    void close(@Disposes SigningKeys.Source source) throws Exception {
        if (source instanceof AutoCloseable open) {
            open.close();
        }
    }
}
