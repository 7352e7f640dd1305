package io.whisperrest.api.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One attempt as stored and shown; of the response only the status.
 *
 * @param at when it started
 * @param statusCode null when there was no response
 * @param error a value of {@link Failure}; null when there was a response
 */
@Schema(
        name = "WebhookAttempt",
        requiredProperties = {"at", "durationMs"})
public record Attempt(
        Instant at,
        @Schema(nullable = true) Integer statusCode,
        long durationMs,

        @Schema(nullable = true, implementation = Failure.class)
        String error) {

    /** Why there was no response. */
    public enum Failure {
        URL_REFUSED("url_refused"),
        CONNECTION_FAILED("connection_failed"),
        TLS_FAILED("tls_failed"),
        TIMEOUT("timeout"),
        BROKEN_ANSWER("broken_answer"),
        SECRET_UNREADABLE("secret_unreadable");

        private final String word;

        Failure(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }
    }

    static Attempt failed(Failure failure, Instant at, long durationMs) {
        return new Attempt(at, null, durationMs, failure.word);
    }

    boolean succeeded() {
        return statusCode != null && statusCode / 100 == 2;
    }
}
