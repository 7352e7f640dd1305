package io.whisperrest.api.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SQLite stores U+0000, PostgreSQL rejects it. It must be rejected at the edge, anywhere in any operation of the OpenAPI document. */
@ApiTest
class NulTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject
    Database database;

    private TestAccount administrator;

    @BeforeEach
    void signIn() {
        administrator = TestAccount.administrator(database);
    }

    private static JsonPath document() {
        return given().get("/q/openapi?format=json").jsonPath();
    }

    private static String filled(String path) {
        return path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    }

    private String send(String verb, String path, String contentType, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + administrator.token())
                .header("Sec-Fetch-Site", "same-origin")
                .header("If-Match", "\"1\"")
                .header("Content-Type", contentType)
                .method(verb.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + JsonPath.from(answer.body()).getString("code");
    }

    private String json(String verb, String path, String body) throws Exception {
        return send(verb, filled(path), "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rejectsItInJsonOfEveryOperation() throws Exception {
        JsonPath document = document();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        List<String> tried = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String path : paths.keySet()) {
            for (String verb : paths.get(path).keySet()) {
                String schema = document.getString(
                        "paths.'" + path + "'." + verb + ".requestBody.content.'application/json'.schema.'$ref'");
                if (schema != null) {
                    String name = schema.substring(schema.lastIndexOf('/') + 1);
                    for (String field : document.<String, Object>getMap("components.schemas.'" + name + "'.properties")
                            .keySet()) {
                        for (String body : List.of(
                                "{\"" + field + "\":\"a\\u0000b\"}",
                                "{\"" + field + "\":[\"\\\\\\u0000\"]}",
                                "{\"" + field + "\":{\"\\u0000\":\"\"}}")) {
                            tried.add(verb + " " + path + " " + body);
                            String answer = json(verb, path, body);
                            if (!answer.equals("400 malformed_request")) {
                                wrong.add(verb + " " + path + " " + body + ": " + answer);
                            }
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(tried.size() >= 60, tried::toString);
    }

    @Test
    void anEscapedBackslashDoesNotStartSuchACharacter() throws Exception {
        assertEquals("201 null", json("post", "/api/keys", "{\"name\":\"\\\\u0000\",\"scopes\":[\"tasks:read\"]}"));
    }

    @Test
    void rejectsItInJsonOfAnotherEncoding() throws Exception {
        byte[] body = "{\"name\":\"a\\u0000\",\"scopes\":[\"tasks:read\"]}".getBytes(StandardCharsets.UTF_16BE);
        assertEquals("400 malformed_request", send("post", "/api/keys", "application/json", body));
    }

    @Test
    void rejectsItInPathsAndQueriesOfEveryOperation() throws Exception {
        JsonPath document = document();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (String path : paths.keySet()) {
            for (String verb : paths.get(path).keySet()) {
                List<String> asked = new ArrayList<>(List.of(filled(path) + "?surprise=%00"));
                List<String> names = document.getList("paths.'" + path + "'." + verb + ".parameters.name");
                if (names != null) {
                    names.forEach(name -> asked.add(filled(path) + "?" + name + "=a%00b"));
                }
                if (path.contains("{")) {
                    asked.add(path.replaceAll("\\{[^}]*}", "a%00b"));
                }
                for (String one : asked) {
                    tried++;
                    int status = raw(verb, one, List.of());
                    if (status != 400) {
                        wrong.add(verb + " " + one + ": " + status);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(tried > 100, "only " + tried);
    }

    @Test
    void rejectsItInHeadersAndForms() throws Exception {
        assertEquals(400, raw("get", "/api/tasks", List.of("X-Anything: a\0b")));
        assertEquals(400, raw("get", "/api/tasks", List.of("If-None-Match: \"\0\"")));
        String name = Base64.getEncoder().encodeToString("audio/\0".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                400,
                raw(
                        "post",
                        "/api/uploads",
                        List.of("Tus-Resumable: 1.0.0", "Upload-Length: 5", "Upload-Metadata: filetype " + name)));
        assertEquals(
                "400 malformed_request",
                send(
                        "post",
                        "/token",
                        "application/x-www-form-urlencoded",
                        "username=a%00b&password=x".getBytes(StandardCharsets.UTF_8)));
        String form = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\na\0b\r\n--b--\r\n";
        for (String path : List.of("/transcribe language", "/api/tasks name", "/v1/audio/transcriptions prompt")) {
            String[] words = path.split(" ");
            String answer = send(
                    "post",
                    words[0],
                    "multipart/form-data; boundary=b",
                    form.formatted(words[1]).getBytes(StandardCharsets.UTF_8));
            assertTrue(answer.startsWith("400 "), path + ": " + answer);
        }
    }

    /** Writes the request directly, because HTTP clients do not send such characters. */
    private int raw(String verb, String path, List<String> headers) throws IOException {
        StringBuilder request = new StringBuilder(verb.toUpperCase(Locale.ROOT) + " " + path + " HTTP/1.1\r\n");
        request.append("Host: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n");
        request.append("Authorization: Bearer ").append(administrator.token()).append("\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }
}
