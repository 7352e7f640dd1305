package io.whisperrest.system.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Stack;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both hosts of the pages answer every row of one table alike: api-service by itself, and the Caddy of the containers before it. */
@Tag("slow")
class HostTableTest {
    private static final Map<String, String> PAGES =
            Map.of("DASHBOARD_DIR", Project.dashboard().toString(), "LIMITS_REQUESTS_ADDRESS", "1000000");

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
        Map<String, String> behindCaddy = new HashMap<>(PAGES);
        behindCaddy.put("PROXY_FORWARDING", "true");
        behindCaddy.put("TRUSTED_PROXIES", "127.0.0.1");
        try (Stack stack = new Stack(directory.resolve("data"), behindCaddy)) {
            stack.startApi();
            try (Caddy caddy = Caddy.before(stack.url(), directory)) {
                assertEquals(List.of(), findings(caddy.url()));
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
        System.out.println(rows.size() + " rows asked of " + url + ", " + findings.size() + " answered otherwise");
        return findings;
    }
}
