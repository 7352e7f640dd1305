package io.whisperrest.api.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Creates the problems of docs/api.md §6.1. */
public final class Problems {
    private Problems() {}

    /** For a code without its own factory; the title is the code in words. */
    public static ApiProblem of(int status, String code, String detail) {
        return new ApiProblem(status, code, inWords(code), detail, Map.of());
    }

    public static ApiProblem malformed(String detail) {
        return of(400, "malformed_request", detail);
    }

    public static ApiProblem unknownField(String field) {
        return of(400, "unknown_field", "The field '" + field + "' is not known here.")
                .with("field", field);
    }

    public static ApiProblem unauthenticated() {
        return unauthorized("unauthenticated", "Send a valid access token: Authorization: Bearer <token>.");
    }

    public static ApiProblem tokenExpired() {
        return unauthorized("token_expired", "The access token has expired; sign in again.");
    }

    public static ApiProblem sessionEnded() {
        return unauthorized("session_ended", "The session has ended: sign in again.");
    }

    /** @param code of a rejected credential */
    public static ApiProblem unauthorized(String code, String detail) {
        return of(401, code, detail).withHeader("WWW-Authenticate", "Bearer");
    }

    public static ApiProblem forbidden(String code, String detail) {
        return of(403, code, detail);
    }

    /** The same problem for unknown, deleted and another user's resources, so that it reveals nothing. */
    public static ApiProblem notFound() {
        return of(404, "not_found", "It does not exist, or it belongs to another user.");
    }

    public static ApiProblem validation(List<FieldError> errors) {
        return of(
                        422,
                        "validation_failed",
                        errors.isEmpty()
                                ? "A value is not allowed."
                                : errors.get(0).detail())
                .with("errors", List.copyOf(errors));
    }

    /** One field with an invalid value: 422 {@code validation_failed}. */
    public static ApiProblem invalid(String field, String detail) {
        return validation(List.of(new FieldError(field, "invalid", detail)));
    }

    public static ApiProblem bodyTooLarge(long maxBytes) {
        return tooLarge("body_too_large", "The body", maxBytes);
    }

    public static ApiProblem fileTooLarge(long maxBytes) {
        return tooLarge("file_too_large", "The file", maxBytes);
    }

    private static ApiProblem tooLarge(String code, String what, long maxBytes) {
        return of(413, code, what + " is larger than " + maxBytes + " bytes.").with("maxBytes", maxBytes);
    }

    /** @param bytesPerSecond the minimum */
    public static ApiProblem tooSlow(long bytesPerSecond) {
        return of(
                408,
                "request_timeout",
                "The body arrived at less than " + bytesPerSecond
                        + " bytes a second: send it again, on a slow connection as a resumable upload.");
    }

    /** @param wait time until the same call is allowed */
    public static ApiProblem rateLimited(Duration wait) {
        return later(of(429, "rate_limited", "Too many requests; wait and try again."), wait);
    }

    public static ApiProblem unavailable(Duration wait) {
        return later(of(503, "unavailable", "The service is temporarily unavailable; try again."), wait);
    }

    public static ApiProblem audioGone() {
        return of(
                410,
                "audio_gone",
                "The audio has been deleted because its retention period ended; the transcript is kept.");
    }

    public static ApiProblem storageFull() {
        return of(507, "storage_full", "The server has no room left for this.");
    }

    public static ApiProblem internal() {
        return of(500, "internal", "Something went wrong on the server; find it in the logs by the request id.");
    }

    /** Adds {@code Retry-After} and {@code retryAfterSeconds}, in whole seconds, rounded up. */
    public static ApiProblem later(ApiProblem problem, Duration wait) {
        long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
        return problem.with("retryAfterSeconds", seconds).withHeader("Retry-After", Long.toString(seconds));
    }

    private static String inWords(String code) {
        String words = code.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
