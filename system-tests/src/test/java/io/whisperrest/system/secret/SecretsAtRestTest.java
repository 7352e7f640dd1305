package io.whisperrest.system.secret;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import io.whisperrest.system.webhook.Receiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses every kind of secret and then searches for each in all stored data. */
@Tag("slow")
class SecretsAtRestTest {
    private static final String WRONG_PASSWORD = "not the right battery staple";
    private static final String WRONG_TOKEN = "wr_abcdefgh_ThisKeyWasNeverGivenToAnybodyAtAll000000000000";
    private static final String WRONG_SHARE = "ThisLinkWasNeverGivenToAnybodyAtAll00000000";

    @TempDir
    private Path directory;

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private Stack stack;
    private Client user;
    private Client administrator;

    @Test
    void noSecretIsStoredInPlainTextAfterUse() throws Exception {
        try (Receiver receiver = new Receiver();
                Stack services = new Stack(directory, settings(receiver))) {
            stack = services;
            ServiceProcess api = stack.startApi();
            ServiceProcess worker = stack.startWorker();
            user = stack.client("keeper");
            administrator = stack.administrator(api);
            secrets.put("password", Client.password());
            secrets.put("access token", user.token());
            secrets.put("administrator's token", administrator.token());
            secrets.put("seal key", "a key of the system tests, forty characters");
            useSession();
            useKey();
            String task = useWebhooks(receiver);
            useShare(task);
            usePasswordLinks();
            useWrongOnes();
            Traces traces = Traces.of(stack);
            traces.add("api.log", api.log().getBytes(StandardCharsets.UTF_8));
            traces.add("worker.log", worker.log().getBytes(StandardCharsets.UTF_8));
            System.out.println("secrets at rest: looked for " + secrets.keySet() + " in " + traces.inventory());
            assertFalse(traces.of("keeper@example.org").isEmpty(), "the search finds stored data");
            assertFalse(
                    traces.of(task).stream()
                            .filter(name -> name.startsWith("redis"))
                            .toList()
                            .isEmpty(),
                    "the search finds what Redis stores");
            secrets.forEach((name, secret) -> assertEquals(List.of(), traces.of(secret), name));
        }
    }

    private static Map<String, String> settings(Receiver receiver) {
        return Map.of(
                "AUTH_ADMIN_EMAIL",
                "admin@example.org",
                "WEBHOOK_ALLOW_HTTP",
                "true",
                "WEBHOOK_ALLOWED_NETWORKS",
                "127.0.0.0/8",
                "WEBHOOK_PORTS",
                "443,8443," + receiver.port());
    }

    private JsonNode done(HttpResponse<String> answer) {
        assertEquals(2, answer.statusCode() / 100, answer.body());
        return Client.json(answer);
    }

    /** Records two session cookies, then the two that replace them after a refresh. */
    private void useSession() throws Exception {
        HttpResponse<String> in = browser(
                "/api/session", "", "{\"email\":\"keeper@example.org\",\"password\":\"" + Client.password() + "\"}");
        String cookies = remember(in, "first");
        remember(browser("/api/session/refresh", cookies, ""), "second");
    }

    private HttpResponse<String> browser(String path, String cookies, String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.url() + path))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int read(String path, String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + path))
                .header(header, value)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** @return both cookies in the form in which a browser sends them back */
    private String remember(HttpResponse<String> answer, String which) {
        assertEquals(2, answer.statusCode() / 100, answer.body());
        List<String> pairs = answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .toList();
        assertEquals(2, pairs.size(), pairs::toString);
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            secrets.put(which + " cookie " + pair.substring(0, equals), pair.substring(equals + 1));
        }
        return String.join("; ", pairs);
    }

    private void useKey() {
        String made = done(user.call(
                        "POST", "/api/keys", "{\"name\":\"script\",\"scopes\":[\"tasks:read\",\"tasks:write\"]}"))
                .path("key")
                .asText();
        secrets.put("API key", made.substring(made.length() - 43)); // the part before it is public
        done(user.with(made).call("GET", "/api/tasks", ""));
    }

    /** @return a task with webhook calls to both an endpoint and the task's own URL */
    private String useWebhooks(Receiver receiver) {
        String own = done(user.call(
                        "POST",
                        "/api/webhooks",
                        "{\"url\":\"" + receiver.url("/in") + "\",\"events\":[\"task.succeeded\"]}"))
                .path("secret")
                .asText();
        secrets.put("webhook secret", own.substring("whsec_".length()));
        String account = done(user.call("POST", "/api/account/webhook-secret", ""))
                .path("secret")
                .asText();
        secrets.put("account's webhook secret", account.substring("whsec_".length()));
        String task = user.create(Project.sample(), "language=en&webhookUrl=" + receiver.url("/task"));
        assertEquals("success", user.awaitEnd(task).path("status").asText());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !receiver.calls("/in").isEmpty()
                        && !receiver.calls("/task").isEmpty());
        return task;
    }

    private void useShare(String task) throws Exception {
        String url = done(user.call("POST", "/api/tasks/" + task + "/shares", "{}"))
                .path("url")
                .asText();
        String token = url.substring(url.indexOf('#') + 1);
        secrets.put("share token", token);
        HttpResponse<String> opened = open(token);
        String link = "/api/shared/" + done(opened).path("id").asText();
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        assertEquals(200, read(link, "Cookie", cookie));
        assertEquals(200, read(link, "Authorization", "Share " + token));
        secrets.put("a wrong share token", WRONG_SHARE);
        assertEquals(404, read(link, "Authorization", "Share " + WRONG_SHARE));
        assertEquals(404, open(WRONG_SHARE).statusCode());
    }

    private HttpResponse<String> open(String token) throws Exception {
        return browser("/api/shared", "", "{\"token\":\"" + token + "\"}");
    }

    /** One link that was used and one that is still open. The first administrator's link is printed at the start on purpose, and used. */
    private void usePasswordLinks() throws Exception {
        String used = invite("used@example.org");
        String chosen = "another correct horse";
        HttpResponse<String> set =
                browser("/api/account/password-link", "", "{\"token\":\"" + used + "\",\"new\":\"" + chosen + "\"}");
        assertEquals(204, set.statusCode(), set.body());
        secrets.put("set-password token, used", used);
        secrets.put("password chosen with it", chosen);
        secrets.put("set-password token, open", invite("open@example.org"));
    }

    private String invite(String email) {
        String link = done(administrator.call(
                        "POST", "/api/admin/users", "{\"email\":\"" + email + "\",\"role\":\"user\"}"))
                .path("passwordLink")
                .asText();
        return link.substring(link.indexOf('#') + 1);
    }

    private void useWrongOnes() throws Exception {
        secrets.put("a wrong password", WRONG_PASSWORD);
        HttpResponse<String> refused = browser(
                "/api/session", "", "{\"email\":\"keeper@example.org\",\"password\":\"" + WRONG_PASSWORD + "\"}");
        assertEquals(401, refused.statusCode());
        secrets.put("a wrong key", WRONG_TOKEN);
        assertEquals(401, user.with(WRONG_TOKEN).call("GET", "/api/tasks", "").statusCode());
    }
}
