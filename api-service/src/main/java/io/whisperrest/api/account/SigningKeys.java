package io.whisperrest.api.account;

import io.whisperrest.model.DataConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The keys of access tokens, in memory: tokens are verified on the event loop. Whether the files changed is looked at every few
 * seconds, and at once for a key nobody knows yet: another process may have begun to sign with it.
 */
@Singleton
class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Source source;
    private final Clock clock;
    private volatile Loaded loaded;

    @Inject
    SigningKeys(DataConfig data, Clock clock) {
        this(new SigningKeyFiles(data.dir()), clock);
    }

    SigningKeys(Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.loaded = new Loaded(source.load(), source.state(), clock.millis());
    }

    /** Where keys come from. */
    interface Source {
        /** The signing one first. */
        List<SigningKey> load();

        /** Another one when there is something to load; cheap to ask for. */
        List<String> state();
    }

    private record Loaded(List<SigningKey> keys, List<String> state, long lookedAt) {
        Optional<SigningKey> byId(String id) {
            return keys.stream().filter(key -> key.id().equals(id)).findFirst();
        }
    }

    SigningKey signing() {
        return recent().keys().get(0);
    }

    Optional<SigningKey> byId(String id) {
        Optional<SigningKey> known = recent().byId(id);
        return known.isPresent() ? known : look().byId(id);
    }

    private Loaded recent() {
        return clock.millis() - loaded.lookedAt() < LOOK_EVERY.toMillis() ? loaded : look();
    }

    /** Keys that cannot be read now, for instance while they are written, leave the known ones in force. */
    private synchronized Loaded look() {
        Loaded known = loaded;
        try {
            List<String> state = source.state();
            boolean same = state.equals(known.state());
            loaded = new Loaded(same ? known.keys() : source.load(), state, clock.millis());
        } catch (IllegalStateException e) {
            LOG.errorf("the signing keys stay as they were: %s", e.getMessage());
            loaded = new Loaded(known.keys(), known.state(), clock.millis());
        }
        return loaded;
    }
}
