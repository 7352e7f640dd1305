package io.whisperrest.system.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document in the repository matches the one that the packaged service returns. */
@Tag("slow")
class OpenApiDocumentTest {
    private static final Path CHECKED_IN = Project.root().resolve("docs/openapi.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @TempDir
    private Path directory;

    @Test
    void theDocumentInTheRepositoryIsTheServedOne() throws Exception {
        JsonNode served;
        try (Stack stack = new Stack(directory.resolve("data"))) {
            stack.startApi();
            served = JSON.readTree(HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(stack.url() + "/q/openapi?format=json"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        }
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(CHECKED_IN, JSON.writeValueAsString(served) + "\n");
        }
        assertEquals(JSON.readTree(CHECKED_IN.toFile()), served, "run `make openapi` and look at the difference");
    }
}
