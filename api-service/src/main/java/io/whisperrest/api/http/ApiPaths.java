package io.whisperrest.api.http;

import java.util.Set;

/** Which paths are the API's; all others are the dashboard's for GET and HEAD. Matched by whole first segments. */
public final class ApiPaths {
    private static final Set<String> SEGMENTS = Set.of(
            "api", "v1", "v2", "q", "openapi", "token", "transcribe", "status", "asr", "detect-language", "inference");

    private ApiPaths() {}

    /** @param path normalised, starting with a slash */
    public static boolean owns(String path) {
        return SEGMENTS.contains(firstSegment(path));
    }

    /** True for the pages that show the API's description; they bring scripts of their own. */
    static boolean isDocument(String path) {
        return path.startsWith("/q/swagger-ui");
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }
}
