package io.whisperrest.model.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Text that the engine produced and the checks removed: it is reported, never lost. */
public record Suppressed(long startMs, long endMs, String text, Reason reason) {

    public Suppressed {
        text = TaskText.storable(text);
    }

    public enum Reason {
        CREDIT_PHRASE,
        SILENCE,
        REPETITION,
        LOW_LOGPROB;

        /** The name used in SQL and JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
