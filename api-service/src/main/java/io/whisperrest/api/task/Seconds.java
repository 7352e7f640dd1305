package io.whisperrest.api.task;

/** Converts internal milliseconds to the seconds of JSON: numbers with at most three decimals. */
public final class Seconds {
    private Seconds() {}

    public static Double of(Long millis) {
        return millis == null ? null : millis / 1000.0;
    }
}
