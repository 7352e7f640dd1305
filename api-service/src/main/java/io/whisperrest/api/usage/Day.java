package io.whisperrest.api.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** UTC days for quotas and reports, in the format of column {@code day}. */
public final class Day {
    private Day() {}

    public static String of(long millis) {
        return date(millis).toString();
    }

    static LocalDate date(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** End of the day that contains this moment. */
    static Instant end(long millis) {
        return date(millis).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Duration untilMidnight(long millis) {
        return Duration.between(Instant.ofEpochMilli(millis), end(millis));
    }
}
