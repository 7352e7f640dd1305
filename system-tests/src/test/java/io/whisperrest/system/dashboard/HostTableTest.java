package io.whisperrest.system.dashboard;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Stack;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both hosts of the pages return the same responses for the same table: api-service itself, and the Caddy of the containers in front of
 * it.
 */
@Tag("slow")
class HostTableTest {
    private static final Map<String, String> PAGES =
            Map.of("DASHBOARD_DIR", Project.dashboard().toString(), "LIMITS_REQUESTS_ADDRESS", "1000000");

    private static final Map<String, String> BEHIND_CADDY = new HashMap<>(PAGES);

    static {
        BEHIND_CADDY.put("PROXY_FORWARDING", "true");
        BEHIND_CADDY.put("TRUSTED_PROXIES", "127.0.0.1");
    }

    @TempDir
    private Path directory;

    @Test
    void apiServiceAnswersEveryRow() {
        try (Stack stack = new Stack(directory.resolve("data"), PAGES)) {
            stack.startApi();
            assertEquals(List.of(), findings(stack.url()));
        }
    }

    @Test
    void caddyAnswersEveryRow() {
        Programs.need("caddy");
        try (Stack stack = new Stack(directory.resolve("data"), BEHIND_CADDY)) {
            stack.startApi();
            try (Caddy caddy = Caddy.before(stack.url(), directory)) {
                assertEquals(List.of(), findings(caddy.url()));
            }
        }
    }

    /** Simulates a browser that reloads: six streams are allowed at once, so the API must notice each one that was closed. */
    @Test
    void aClientThatDisconnectsFromTheFrontEndHoldsNoStream() {
        Programs.need("caddy");
        try (Stack stack = new Stack(directory.resolve("data"), BEHIND_CADDY)) {
            stack.startApi();
            String token = stack.client("reloads").token();
            try (Caddy caddy = Caddy.before(stack.url(), directory)) {
                Asking asking = new Asking(caddy.url());
                for (int n = 0; n < 6; n++) {
                    assertEquals(200, asking.hangUpAfterTheFirstByte("/api/events", token));
                }
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> asking.hangUpAfterTheFirstByte("/api/events", token) == 200);
            }
        }
    }

    private static List<String> findings(String url) {
        Asking asking = new Asking(url);
        List<String> findings = new ArrayList<>();
        List<HostTable.Row> rows = HostTable.rows();
        assertTrue(rows.size() > 40, "rows: " + rows.size());
        for (HostTable.Row row : rows) {
            HttpResponse<String> answer = asking.answer(row.method(), row.path());
            row.findings(answer).forEach(finding -> findings.add(row.method() + " " + row.path() + ": " + finding));
        }
        System.out.println(rows.size() + " requests to " + url + ", " + findings.size() + " unexpected responses");
        return findings;
    }
}
