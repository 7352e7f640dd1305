package io.whisperrest.queue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A waiting line. Workers read {@code hi} before {@code normal} before {@code bulk}, with reserved turns so that no lane starves. */
public enum Lane {
    HI,
    NORMAL,
    BULK;

    /** The name used in Redis keys, SQL and JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no lane has that name */
    public static Lane of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
