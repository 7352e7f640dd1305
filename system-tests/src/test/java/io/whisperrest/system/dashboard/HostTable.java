package io.whisperrest.system.dashboard;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Expected responses of a host of the pages, one per row. Pages, payloads and assets are those of the real export. */
final class HostTable {
    private static final String NO_CACHE = "no-cache";
    private static final String NO_STORE = "no-store";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String PAGE = "text/html";
    private static final String PLAIN = "text/plain";
    private static final String PROBLEM = "application/problem+json";
    /**
     * First path segments that always belong to the API. Those of the two third-party dialects are left out: their errors have their
     * own shape.
     */
    private static final List<String> SEGMENTS =
            List.of("api", "openapi", "token", "transcribe", "status", "asr", "detect-language", "inference");

    private HostTable() {}

    /**
     * @param type content type of the body; empty = any
     * @param headers required response headers, with their values
     */
    record Row(String method, String path, int status, String type, Map<String, String> headers) {
        List<String> findings(HttpResponse<String> answer) {
            List<String> findings = new ArrayList<>();
            if (answer.statusCode() != status) {
                findings.add("HTTP " + answer.statusCode() + " instead of " + status);
            }
            String said = answer.headers().firstValue("Content-Type").orElse("");
            if (!type.isEmpty() && !said.startsWith(type)) {
                findings.add("type " + said + " instead of " + type);
            }
            headers.forEach((name, value) -> {
                String is = answer.headers().firstValue(name).orElse("nothing");
                if (!is.equals(value)) {
                    findings.add(name + " is " + is + " instead of " + value);
                }
            });
            findings.addAll(PageHeaders.findings(answer, !headers.isEmpty()));
            return findings;
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String page : pages()) {
            rows.add(file("GET", page, PAGE, NO_CACHE));
            rows.add(file("HEAD", page, PAGE, NO_CACHE));
            if (!page.equals("/")) {
                String bare = page.substring(0, page.length() - 1);
                rows.add(redirect(bare, page));
                rows.add(redirect(bare + "?id=7&x=%2F", page + "?id=7&x=%2F"));
            }
        }
        files(".txt").forEach(payload -> rows.add(file("GET", payload, PLAIN, NO_CACHE)));
        files("")
                .filter(file -> file.startsWith("/_next/static/"))
                .forEach(asset -> rows.add(file("GET", asset, "", FOR_EVER)));
        rows.add(new Row("GET", "/_next/static/chunks/none.js", 404, PLAIN, Map.of("Cache-Control", NO_STORE)));
        for (String missing : List.of(
                "/nothing-here",
                "/login/nothing",
                "/v1x",
                "/apix",
                "/.env",
                "/..%2f..%2fetc/passwd",
                "/%2e%2e/etc/passwd")) {
            rows.add(new Row("GET", missing, 404, PAGE, Map.of("Cache-Control", NO_STORE)));
        }
        rows.add(new Row("HEAD", "/nothing-here", 404, PAGE, Map.of("Cache-Control", NO_STORE)));
        // A path that looks like the address of another host.
        rows.add(redirect("//login", "/login/"));
        rows.add(redirect("//login?x=1", "/login/?x=1"));
        rows.add(redirect("//evil.example/..%2flogin", "/login/"));
        rows.add(redirect("//evil.example/..%2flogin?x=1", "/login/?x=1"));
        rows.add(api("GET", "/models", 401, "application/json"));
        rows.add(api("GET", "/audio/nothing", 404, PROBLEM));
        rows.add(api("GET", "/openai/nothing", 404, PROBLEM));
        SEGMENTS.forEach(segment -> rows.add(new Row("GET", "/" + segment + "/nothing/here", 404, PROBLEM, Map.of())));
        Stream.of("/v1/nothing", "/v2/nothing", "/q/nothing").forEach(path -> rows.add(api("GET", path, 404, "")));
        rows.add(api("GET", "/api/config", 200, "application/json"));
        rows.add(api("GET", "/q/openapi?format=json", 200, "application/json"));
        rows.add(api("POST", "/register", 422, PROBLEM));
        rows.add(api("DELETE", "/nothing-here", 404, PROBLEM));
        return rows;
    }

    private static Row file(String method, String path, String type, String caching) {
        return new Row(method, path, 200, type, Map.of("Cache-Control", caching));
    }

    private static Row redirect(String path, String target) {
        return new Row("GET", path, 308, "", Map.of("Location", target));
    }

    private static Row api(String method, String path, int status, String type) {
        return new Row(method, path, status, type, Map.of());
    }

    /** The address of every page. */
    private static List<String> pages() {
        return files("/index.html")
                .map(file -> file.substring(0, file.length() - "index.html".length()))
                .toList();
    }

    private static Stream<String> files(String ending) {
        Path out = Project.dashboard();
        try (Stream<Path> walk = Files.walk(out)) {
            return walk
                    .filter(Files::isRegularFile)
                    .map(file -> "/" + out.relativize(file))
                    .filter(file -> file.endsWith(ending))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
