package io.whisperrest.model.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Text the engine gave and the checks took out: reported, never lost. */
public record Suppressed(long startMs, long endMs, String text, Reason reason) {

    public enum Reason {
        CREDIT_PHRASE,
        SILENCE,
        REPETITION,
        LOW_LOGPROB;

        /** The word used in SQL and JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
