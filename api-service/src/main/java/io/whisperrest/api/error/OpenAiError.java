package io.whisperrest.api.error;

import java.util.Map;
import java.util.Set;

/**
 * The error object of OpenAI's API; all four keys are always present.
 *
 * @param error the failure
 */
public record OpenAiError(Body error) {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("unauthenticated", "invalid_api_key"),
            Map.entry("token_expired", "invalid_api_key"),
            Map.entry("session_ended", "invalid_api_key"),
            Map.entry("file_missing", "missing_required_parameter"),
            Map.entry("not_offered", "unsupported_value"),
            Map.entry("unknown_language", "invalid_value"),
            Map.entry("validation_failed", "invalid_value"),
            Map.entry("unknown_model", "model_not_found"),
            Map.entry("rate_limited", "rate_limit_exceeded"),
            Map.entry("queue_full", "rate_limit_exceeded"),
            Map.entry("too_many_waits", "rate_limit_exceeded"),
            Map.entry("quota_exceeded", "insufficient_quota"));
    /** Our more precise codes; OpenAI uses 400 for all of them. */
    private static final Set<Integer> CALLERS = Set.of(415, 422);

    private static final Set<String> ABOUT_THE_FILE =
            Set.of("file_missing", "empty_file", "file_too_large", "not_audio");

    /** @param param the field at fault; null = none */
    public record Body(String message, String type, String param, String code) {}

    public static OpenAiError of(ApiProblem problem) {
        Object param = problem.extras().getOrDefault("param", problem.extras().get("field"));
        if (param == null && ABOUT_THE_FILE.contains(problem.code())) {
            param = "file";
        }
        String code = CODES.getOrDefault(problem.code(), problem.code());
        return new OpenAiError(new Body(
                problem.detail(), type(problem.status(), code), param == null ? null : param.toString(), code));
    }

    /** The status to use under {@code /v1}. */
    static int status(ApiProblem problem) {
        return CALLERS.contains(problem.status()) ? 400 : problem.status();
    }

    /** The value of {@code x-should-retry}, which SDKs obey. */
    static boolean shouldRetry(ApiProblem problem) {
        boolean waiting = problem.status() == 429 && !problem.code().equals("quota_exceeded");
        return waiting || problem.status() == 503 || problem.status() == 409;
    }

    private static String type(int status, String code) {
        if (code.equals("insufficient_quota")) {
            return code;
        }
        if (status == 429) {
            return "requests";
        }
        return status >= 500 ? "server_error" : "invalid_request_error";
    }
}
