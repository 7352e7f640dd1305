package io.whisperrest.api.refusal;

import java.util.HashSet;
import java.util.Set;

/** Lets each kind of refusal pass once an hour, and no more kinds than fit. Thread-safe. */
final class RefusalGate {
    private static final long HOUR_MS = 3_600_000;

    private final int most;
    private final Set<String> passed = new HashSet<>();
    private long began;

    /** @param most passes an hour */
    RefusalGate(int most) {
        this.most = most;
    }

    /** @param now ms of the epoch */
    synchronized boolean passes(String kind, long now) {
        if (now - began >= HOUR_MS) {
            began = now;
            passed.clear();
        }
        return passed.size() < most && passed.add(kind);
    }
}
