package io.whisperrest.api.retention;

import java.time.Duration;

/**
 * When a task that is over loses its recording, and when everything. Never null once decided: {@link #NEVER} stands for no end,
 * null in a row for a decision still to be made.
 */
public record Expiry(long audioAt, long allAt) {
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * @param kept of the server and the user
     * @param ttlSeconds asked for with the task; null = nothing asked
     */
    static Expiry of(long finishedAt, Kept kept, Long ttlSeconds) {
        Duration all = Kept.shorter(kept.text(), ttlSeconds == null ? null : Duration.ofSeconds(ttlSeconds));
        return new Expiry(after(finishedAt, Kept.shorter(kept.audio(), all)), after(finishedAt, all));
    }

    /** What people may see of a mark: null for no end. */
    public static Long known(Long at) {
        return at == null || at == NEVER ? null : at;
    }

    private static long after(long finishedAt, Duration kept) {
        return kept == null ? NEVER : finishedAt + kept.toMillis();
    }
}
