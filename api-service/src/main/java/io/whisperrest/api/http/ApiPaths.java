package io.whisperrest.api.http;

import java.util.Set;

/** Which paths belong to the API; GET and HEAD on all others belong to the dashboard. Matches whole first segments. */
public final class ApiPaths {
    private static final Set<String> SEGMENTS = Set.of(
            "api",
            "v1",
            "v2",
            "q",
            "openapi",
            "token",
            "transcribe",
            "status",
            "asr",
            "detect-language",
            "inference",
            "audio",
            "models",
            "openai");

    private ApiPaths() {}

    /** @param path normalized, with a leading slash */
    public static boolean owns(String path) {
        return SEGMENTS.contains(firstSegment(path));
    }

    /** True for the pages that show the OpenAPI document; they have scripts of their own. */
    static boolean isDocument(String path) {
        return path.startsWith("/q/swagger-ui");
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }
}
