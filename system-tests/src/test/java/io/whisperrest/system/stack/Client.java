package io.whisperrest.system.stack;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** A client of the classic API. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "--------system-test";
    private static final String PASSWORD = "correct horse battery staple";

    private final String base;
    private final String token;
    private final Supplier<String> diagnosis;

    private Client(String base, String token, Supplier<String> diagnosis) {
        this.base = base;
        this.token = token;
        this.diagnosis = diagnosis;
    }

    /** @param diagnosis describes the state of the services; called when a wait times out */
    static Client signUp(String base, String email, Supplier<String> diagnosis) {
        post(base + "/register", account(email));
        return signIn(base, email, diagnosis);
    }

    static Client signIn(String base, String email, Supplier<String> diagnosis) {
        return new Client(
                base, post(base + "/token", account(email)).path("access_token").asText(), diagnosis);
    }

    private static String account(String email) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    /** Sets the password of an account through its link, and signs in. */
    static Client withPasswordLink(String base, String email, String linkToken, Supplier<String> diagnosis) {
        String path = base + "/api/account/password-link";
        String chosen = "{\"token\":\"" + linkToken + "\",\"new\":\"" + PASSWORD + "\"}";
        HttpResponse<String> set = send(HttpRequest.newBuilder(URI.create(path))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(chosen)));
        if (set.statusCode() != 204) {
            throw new IllegalStateException(set.statusCode() + " " + set.body());
        }
        return signIn(base, email, diagnosis);
    }

    /** The password of every account. */
    public static String password() {
        return PASSWORD;
    }

    /** The same user at another base URL. */
    public Client at(String other) {
        return new Client(other, token, diagnosis);
    }

    /** The same server with another credential. */
    public Client with(String otherToken) {
        return new Client(base, otherToken, diagnosis);
    }

    /** The access token, for programs that call the API themselves. */
    public String token() {
        return token;
    }

    private static JsonNode post(String url, String json) {
        return json(send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))));
    }

    /** Uploads a file. Returns the task's id. */
    public String transcribe(Path file, String language) {
        HttpResponse<String> answer = trySend(file, language);
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return json(answer).path("task_id").asText();
    }

    public HttpResponse<String> trySend(Path file, String language) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\n" + language
                            + "\r\n--"
                            + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + file.getFileName()
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(Files.readAllBytes(file));
            body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return send(authorized("/transcribe")
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the file as the body of {@code POST /api/tasks}. */
    public HttpResponse<String> tryCreate(Path file, String idempotencyKey) {
        try {
            return tryCreate(file, idempotencyKey, HttpRequest.BodyPublishers.ofFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the file as the body of {@code POST /api/tasks}, through the given publisher. */
    public HttpResponse<String> tryCreate(Path file, String idempotencyKey, HttpRequest.BodyPublisher body) {
        return send(authorized("/api/tasks?name=" + file.getFileName())
                .header("Content-Type", "audio/wav")
                .header("Idempotency-Key", idempotencyKey)
                .POST(body));
    }

    /**
     * Sends the file as a body, with options of {@code POST /api/tasks} as query parameters.
     *
     * @return the task's id
     */
    public String create(Path file, String options) {
        try {
            HttpResponse<String> answer = send(authorized("/api/tasks?name=" + file.getFileName() + "&" + options)
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofFile(file)));
            if (answer.statusCode() != 202) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return json(answer).path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any other call with a JSON body; an empty string means no body. */
    public HttpResponse<String> call(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = authorized(path).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** The newest hundred tasks. */
    public JsonNode tasks() {
        return json(send(authorized("/api/tasks?limit=100").GET())).path("items");
    }

    public JsonNode status(String id) {
        return json(send(authorized("/status/" + id).GET()));
    }

    public JsonNode task(String id) {
        return json(send(authorized("/api/tasks/" + id).GET()));
    }

    public JsonNode transcript(String id) {
        return json(send(authorized("/api/tasks/" + id + "/transcript").GET()));
    }

    public int cancel(String id) {
        return send(authorized("/api/tasks/" + id + "/cancel").POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    /** Waits until the task has ended. Returns its status. */
    public JsonNode awaitEnd(String id) {
        try {
            return await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(100))
                    .until(
                            () -> status(id),
                            status -> !status.path("status").asText().equals("pending"));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + diagnosis.get(), e);
        }
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
