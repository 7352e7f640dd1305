package io.whisperrest.api.account;

import io.whisperrest.model.DataConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The keys of access tokens, in memory: tokens are verified on the event loop. */
@Singleton
class SigningKeys {
    private final List<SigningKey> keys;

    @Inject
    SigningKeys(DataConfig data) {
        this(new SigningKeyFiles(data.dir()).load());
    }

    /** @param keys the signing one first */
    SigningKeys(List<SigningKey> keys) {
        this.keys = List.copyOf(keys);
    }

    SigningKey signing() {
        return keys.get(0);
    }

    Optional<SigningKey> byId(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
