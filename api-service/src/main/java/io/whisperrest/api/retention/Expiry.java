package io.whisperrest.api.retention;

import java.time.Duration;

/**
 * When a finished task loses its recording, and when all of it is deleted. {@link #NEVER} means that it is kept forever; null in a row
 * means that the time has not been computed yet.
 */
public record Expiry(long audioAt, long allAt) {
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * @param kept retention of the server and the user combined
     * @param ttlSeconds requested with the task; null = none
     */
    static Expiry of(long finishedAt, Kept kept, Long ttlSeconds) {
        Duration all = Kept.shorter(kept.text(), ttlSeconds == null ? null : Duration.ofSeconds(ttlSeconds));
        return new Expiry(after(finishedAt, Kept.shorter(kept.audio(), all)), after(finishedAt, all));
    }

    /** The time as shown to users: null for never. */
    public static Long known(Long at) {
        return at == null || at == NEVER ? null : at;
    }

    private static long after(long finishedAt, Duration kept) {
        return kept == null ? NEVER : finishedAt + kept.toMillis();
    }
}
