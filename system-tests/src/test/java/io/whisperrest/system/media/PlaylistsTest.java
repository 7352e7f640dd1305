package io.whisperrest.system.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that refer to other files and hosts. */
@Tag("slow")
class PlaylistsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private final Map<String, Integer> outcomes = new TreeMap<>();

    @Test
    void noUploadMakesTheDecoderReadAnotherFileOrHost() throws IOException {
        Media media = new Media(directory);
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Stack stack = new Stack(directory.resolve("data"))) {
            stack.startApi();
            stack.startWorker();
            Client client = stack.client("curious");
            Playlists playlists = new Playlists(media.wav(), listener.getLocalPort());
            playlists.plain().forEach((name, text) -> {
                HttpResponse<String> answer =
                        client.trySend(media.write(name, text.getBytes(StandardCharsets.UTF_8)), "en");
                assertEquals(415, answer.statusCode(), name);
                count("415");
            });
            assertNothingIsRecognised(client, media, playlists);
            listener.setSoTimeout(100);
            assertThrows(SocketTimeoutException.class, listener::accept, "the listener received a connection");
            System.out.println("playlists: " + outcomes + ", listener hits 0");
        }
    }

    private void assertNothingIsRecognised(Client client, Media media, Playlists playlists) {
        Map<String, String> accepted = new LinkedHashMap<>();
        playlists.disguised().forEach((name, bytes) -> {
            HttpResponse<String> answer = client.trySend(media.write(name, bytes), "en");
            if (answer.statusCode() == 415) {
                count("415");
            } else {
                assertEquals(202, answer.statusCode(), name);
                accepted.put(name, taskId(answer));
            }
        });
        assertTrue(!accepted.isEmpty(), "no disguised file reached the decoder");
        accepted.forEach((name, id) -> {
            JsonNode status = client.awaitEnd(id);
            assertEquals("failure", status.path("status").asText(), name + " " + status);
            assertTrue(status.path("result").isNull(), name);
            count(status.path("error_code").asText());
        });
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private static String taskId(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).path("task_id").asText();
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }
}
