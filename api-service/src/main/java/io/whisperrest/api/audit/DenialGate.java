package io.whisperrest.api.audit;

import java.util.HashSet;
import java.util.Set;

/** Lets each kind of denial pass once an hour, up to a limited number of kinds. Thread-safe. */
final class DenialGate {
    private static final long HOUR_MS = 3_600_000;

    private final int limit;
    private final Set<String> passed = new HashSet<>();
    private long began;

    /** @param limit per hour */
    DenialGate(int limit) {
        this.limit = limit;
    }

    /** @param now epoch milliseconds */
    synchronized boolean passes(String kind, long now) {
        if (now - began >= HOUR_MS) {
            began = now;
            passed.clear();
        }
        return passed.size() < limit && passed.add(kind);
    }
}
