package io.whisperrest.api.account;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The keys of access tokens, held in memory because tokens are verified on the event loop. Re-checks the source every few
 * seconds, and at once for an unknown key id: another process may have started to sign with a new key.
 */
@Singleton
class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    /** Extra checks for unknown key ids between two regular ones; limited because a client can invent any number of ids. */
    private static final int MAX_EXTRA_LOOKS = 10;

    private final Source source;
    private final LongSupplier nanos;
    private final AtomicInteger extraLooks = new AtomicInteger();
    private volatile Loaded loaded;
    private volatile long regularLookAt;

    @Inject
    SigningKeys(Source source) {
        this(source, System::nanoTime);
    }

    /** @param nanos monotonic clock: a wall clock that was set back would keep a removed key valid */
    SigningKeys(Source source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
        this.regularLookAt = nanos.getAsLong();
        this.loaded = new Loaded(source.load(), source.state());
    }

    /** Where keys come from. */
    interface Source {
        /** The signing key first. */
        List<SigningKey> load();

        /** Changes whenever there is something new to load; cheap to call. */
        List<String> state();
    }

    private record Loaded(List<SigningKey> keys, List<String> state) {
        Optional<SigningKey> byId(String id) {
            return keys.stream().filter(key -> key.id().equals(id)).findFirst();
        }
    }

    SigningKey signing() {
        return recent().keys().get(0);
    }

    Optional<SigningKey> byId(String id) {
        Optional<SigningKey> known = recent().byId(id);
        return known.isPresent() || extraLooks.incrementAndGet() > MAX_EXTRA_LOOKS ? known : look().byId(id);
    }

    private Loaded recent() {
        long now = nanos.getAsLong();
        if (now - regularLookAt < LOOK_EVERY.toNanos()) {
            return loaded;
        }
        regularLookAt = now;
        extraLooks.set(0);
        return look();
    }

    /** Keeps the known keys when the source cannot be read, for instance during a write. */
    private synchronized Loaded look() {
        Loaded known = loaded;
        try {
            List<String> state = source.state();
            boolean same = state.equals(known.state());
            loaded = new Loaded(same ? known.keys() : source.load(), state);
        } catch (IllegalStateException e) {
            LOG.errorf("the signing keys stay as they were: %s", e.getMessage());
        }
        return loaded;
    }
}
