package io.whisperrest.api.account;

import io.whisperrest.api.secret.SecretSeal;
import io.whisperrest.api.secret.SecretUnreadable;
import io.whisperrest.loop.BackgroundLoop;
import io.whisperrest.model.database.DatabaseUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jose4j.lang.JoseException;

/**
 * Signing keys in the database, encrypted, so that all hosts use the same ones. A key is replaced after 90 days. A new key signs only
 * once every host has read it; the one before it stays valid. A background thread reads them, because tokens are verified on the event
 * loop.
 */
final class SharedSigningKeys implements SigningKeys.Source, AutoCloseable {
    static final String PURPOSE = "whisper-rest signing keys";
    private static final int ACCEPTED = 2;
    private static final Duration READ_EVERY = Duration.ofSeconds(15);
    private static final Duration KNOWN_TO_ALL = Duration.ofMinutes(2);
    private static final Duration REPLACED_AFTER = Duration.ofDays(90);

    private final SigningKeyRepository rows;
    private final SecretSeal seal;
    private final Clock clock;
    private final BackgroundLoop loop;
    private volatile List<SigningKey> keys;

    /** @throws IllegalStateException when a key cannot be decrypted */
    SharedSigningKeys(SigningKeyRepository rows, SecretSeal seal, Clock clock) {
        this.rows = rows;
        this.seal = seal;
        this.clock = clock;
        read();
        this.loop = new BackgroundLoop("signing-keys", READ_EVERY, this::read)
                .withInitialDelay(READ_EVERY)
                .expecting(DatabaseUnavailable.class);
        loop.start();
    }

    @Override
    public List<SigningKey> load() {
        return keys;
    }

    @Override
    public List<String> state() {
        return keys.stream().map(SigningKey::id).toList();
    }

    /** Reads the keys, and adds one when there is none or the newest is too old. */
    void read() {
        List<SigningKeyRepository.Row> found = rows.newest(ACCEPTED);
        long now = clock.millis();
        if (found.isEmpty() || found.get(0).createdAt() < now - REPLACED_AFTER.toMillis()) {
            long number = found.isEmpty() ? 1 : found.get(0).number() + 1;
            rows.add(new SigningKeyRepository.Row(number, seal.seal(SigningKey.generate(), owner(number)), now));
            found = rows.newest(ACCEPTED);
        }
        keys = inOrder(found, now);
    }

    /** The signing key first: the newest that every host knows, or the oldest while there is no such key. */
    private List<SigningKey> inOrder(List<SigningKeyRepository.Row> newestFirst, long now) {
        SigningKeyRepository.Row signing = newestFirst.stream()
                .filter(row -> row.createdAt() <= now - KNOWN_TO_ALL.toMillis())
                .findFirst()
                .orElse(newestFirst.get(newestFirst.size() - 1));
        List<SigningKeyRepository.Row> ordered = new ArrayList<>(newestFirst);
        ordered.sort(Comparator.comparing(row -> row != signing));
        return ordered.stream().map(this::open).toList();
    }

    private SigningKey open(SigningKeyRepository.Row row) {
        try {
            return SigningKey.parse(seal.open(row.jwk(), owner(row.number())));
        } catch (SecretUnreadable e) {
            throw new IllegalStateException(
                    "the signing keys in the database were encrypted with another SECRETS_SEAL_KEY: set the one that the"
                            + " other hosts use, or delete the rows of signing_key, which ends all access tokens",
                    e);
        } catch (JoseException e) {
            throw new IllegalStateException(
                    "signing key " + row.number() + " in the database is no private P-256 JWK", e);
        }
    }

    private static String owner(long number) {
        return "signing key " + number;
    }

    @Override
    public void close() {
        loop.close();
    }
}
