package io.whisperrest.loop;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides whether a failure in a loop is worth logging. A broken database fails every second: its stack trace is logged once in ten
 * minutes, a different failure at once. One loop each; not thread-safe.
 */
final class RepeatedFailures {
    private static final Duration LOG_AGAIN_AFTER = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private String lastFailure;
    private long loggedAt;

    RepeatedFailures(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean isNew(Throwable failure) {
        String text = text(failure);
        long now = nanos.getAsLong();
        if (text.equals(lastFailure) && now - loggedAt < LOG_AGAIN_AFTER.toNanos()) {
            return false;
        }
        lastFailure = text;
        loggedAt = now;
        return true;
    }

    /** Compares root causes, since wrapping exceptions name statements and arguments that differ from call to call. */
    private static String text(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return failure.getClass().getName() + ": " + root;
    }
}
