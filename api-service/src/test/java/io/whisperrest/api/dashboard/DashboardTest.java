package io.whisperrest.api.dashboard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
@QuarkusTestResource(value = DashboardTest.Export.class, restrictToAnnotatedClass = true)
class DashboardTest {
    @Inject
    MeterRegistry metrics;

    /** A static export in the form that the frontend build produces. */
    public static final class Export implements QuarkusTestResourceLifecycleManager {
        private static Path folder;

        /** Uses a hidden folder, as {@code make run} does. */
        @Override
        public Map<String, String> start() {
            try {
                folder = Files.createTempDirectory("dashboard").resolve(".runtime/app/dashboard");
                write(folder.resolve("index.html"), "<h1>home</h1>");
                write(folder.resolve("login/index.html"), "<h1>login</h1>");
                write(folder.resolve("register/index.html"), "<h1>register</h1>");
                write(folder.resolve("404.html"), "<h1>no such page</h1>");
                write(folder.resolve("login/__next._full.txt"), "payload");
                write(folder.resolve("favicon.svg"), "<svg/>");
                write(folder.resolve("_next/static/app-1a2b.js"), "start()");
                write(folder.resolve("_next/static/app-3c4d.js"), "more()");
                write(folder.resolve(".secret"), "hidden");
                write(folder.resolve("login/.old/index.html"), "hidden");
                return Map.of("dashboard.dir", folder.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {}

        private static void write(Path file, String text) throws IOException {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    @Test
    void makesBrowsersRevalidatePages() {
        get("/").then().statusCode(200).body(containsString("home")).header("Cache-Control", "no-cache");
        get("/login/").then().statusCode(200).body(containsString("login")).header("X-Content-Type-Options", "nosniff");
        given().head("/login/").then().statusCode(200).contentType("text/html");
    }

    @Test
    void letsBrowsersCacheHashedAssetsForever() {
        get("/_next/static/app-1a2b.js").then().statusCode(200).header("Cache-Control", containsString("immutable"));
        get("/_next/static/app-none.js")
                .then()
                .statusCode(404)
                .header("Cache-Control", "no-store")
                .contentType("text/plain")
                .body(equalTo("not found"));
    }

    /** If a browser or the server cached the 404, the page would stay broken until the cache is cleared. */
    @Test
    void noErrorIsCachedInPlaceOfAFile() throws IOException {
        Path chunk = Export.folder.resolve("_next/static/app-3c4d.js");
        Path away = chunk.resolveSibling("away");
        Files.move(chunk, away);
        get("/_next/static/app-3c4d.js").then().statusCode(404).header("Cache-Control", "no-store");
        Files.move(away, chunk);
        Awaitility.await().until(() -> get("/_next/static/app-3c4d.js").statusCode() == 200);
        get("/_next/static/app-3c4d.js").then().header("Cache-Control", containsString("immutable"));
        given().header("Range", "bytes=999-")
                .get("/_next/static/app-1a2b.js")
                .then()
                .statusCode(greaterThanOrEqualTo(400))
                .header("Cache-Control", "no-store");
        get("/nope").then().statusCode(404).header("Cache-Control", "no-store");
    }

    @Test
    void redirectsAPageWithoutATrailingSlash() {
        get("/login?x=1&y=%2F").then().statusCode(308).header("Location", "/login/?x=1&y=%2F");
        get("/register").then().statusCode(308).header("Location", "/register/");
        get("//evil.example/..%2flogin?x=1").then().statusCode(308).header("Location", "/login/?x=1");
    }

    @Test
    void aPageAndAnApiCallCanShareAPath() {
        given().contentType("application/json")
                .body("{}")
                .post("/register")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/login/nope",
                "/.secret",
                "/login/.old/",
                "/%2e%2e/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/api-access"
            })
    void showsANotFoundPage(String path) {
        get(path).then().statusCode(404).body(containsString("no such page"));
    }

    /** Metrics keep at most a hundred label values, and the dashboard has more files. */
    @Test
    void allFilesShareOneMetricLabel() {
        for (String file : List.of("/_next/static/app-1a2b.js", "/login/__next._full.txt", "/favicon.svg")) {
            get(file).then().statusCode(200);
        }
        assertEquals(
                List.of("/{file}"),
                metrics.find("http.server.requests").timers().stream()
                        .map(timer -> timer.getId().getTag("uri"))
                        .filter(uri -> uri.matches(".*([.](js|txt|svg)|\\{file})"))
                        .distinct()
                        .toList());
    }

    @Test
    void leavesApiPathsToTheApi() {
        get("/api/nope").then().statusCode(404).body("code", equalTo("not_found"));
        given().delete("/nope").then().statusCode(404).body("code", equalTo("not_found"));
    }

    private static Response get(String path) {
        RequestSpecification request =
                given().urlEncodingEnabled(false).redirects().follow(false);
        return request.get(path);
    }
}
