package io.whisperrest.api.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happens to a task that is not over. */
public enum Stage {
    WAITING,
    DECODING,
    TRANSCRIBING;

    /** The word used in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
