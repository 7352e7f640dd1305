package io.whisperrest.api.dispatch;

import io.whisperrest.queue.QueueUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Whether the relay can hand tasks to Redis; says so in the log once when it cannot, and once when it can again. Thread-safe. */
@ApplicationScoped
public class RelayState {
    private static final Logger LOG = Logger.getLogger(RelayState.class);
    /** A restart of Redis, or a failover, takes less. */
    private static final long STALLED_AFTER_NS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private long failingSince;
    private boolean failing;
    private boolean stalled;

    RelayState() {
        this(System::nanoTime);
    }

    RelayState(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** False while passes have failed for more than ten seconds. */
    public synchronized boolean isWorking() {
        return !stalled;
    }

    <T> T pass(Supplier<T> pass) {
        try {
            T result = pass.get();
            worked();
            return result;
        } catch (QueueUnavailable e) {
            failed(e);
            throw e;
        }
    }

    private synchronized void worked() {
        if (stalled) {
            LOG.info("tasks are handed to Redis again");
        }
        failing = false;
        stalled = false;
    }

    private synchronized void failed(QueueUnavailable e) {
        if (!failing) {
            failing = true;
            failingSince = nanos.getAsLong();
        }
        if (!stalled && nanos.getAsLong() - failingSince > STALLED_AFTER_NS) {
            stalled = true;
            LOG.warnf("tasks wait: they cannot be handed to Redis (%s)", e.getMessage());
        }
    }
}
