package io.whisperrest.api.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The processing stage of an unfinished task. */
public enum Stage {
    WAITING,
    DECODING,
    TRANSCRIBING;

    /** The name in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
