package io.whisperrest.api.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of quotas and reports: those of UTC, as column {@code day} holds them. */
public final class Day {
    private Day() {}

    public static String of(long millis) {
        return date(millis).toString();
    }

    static LocalDate date(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** When the day of that moment ends. */
    static Instant end(long millis) {
        return date(millis).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Duration untilMidnight(long millis) {
        return Duration.between(Instant.ofEpochMilli(millis), end(millis));
    }
}
