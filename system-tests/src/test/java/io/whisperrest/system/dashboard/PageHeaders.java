package io.whisperrest.system.dashboard;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks a response for the headers of docs/security.md. */
final class PageHeaders {
    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin");
    private static final String POLICY = "Content-Security-Policy";
    private static final String PAGE_POLICY =
            "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private PageHeaders() {}

    /** @param ours true for responses of the host itself, false for those of the API */
    static List<String> findings(HttpResponse<String> answer, boolean ours) {
        List<String> findings = new ArrayList<>();
        EVERYWHERE.forEach((name, value) -> {
            List<String> said = answer.headers().allValues(name);
            if (!said.equals(List.of(value))) {
                findings.add(name + " is " + said);
            }
        });
        List<String> policies = answer.headers().allValues(POLICY);
        // A redirect shows nothing; Swagger UI and the OpenAPI document are the API's responsibility.
        boolean asked = answer.statusCode() != 308 && (ours || answer.statusCode() >= 400);
        boolean right = policies.size() == 1
                && (ours ? policies.get(0).equals(PAGE_POLICY) : policies.get(0).contains("default-src 'none'"));
        if (asked && !right) {
            findings.add(POLICY + " is " + policies);
        }
        if (answer.uri().getScheme().equals("https")
                && answer.headers().firstValue("Strict-Transport-Security").isEmpty()) {
            findings.add("no Strict-Transport-Security");
        }
        return findings;
    }
}
