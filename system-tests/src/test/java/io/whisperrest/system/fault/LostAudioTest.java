package io.whisperrest.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Recordings;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audio that is lost or damaged between upload and recognition. */
@Tag("slow")
class LostAudioTest {
    @TempDir
    private Path directory;

    private static Path only(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("audio"))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertEquals(1, files.size(), files::toString);
            return files.get(0);
        }
    }

    private static void failedOnce(Client client, String id, String code) {
        JsonNode status = client.awaitEnd(id);
        System.out.println("lost audio: " + status.path("error_code") + ", attempts "
                + client.task(id).path("attempts"));
        assertEquals("failure", status.path("status").asText(), status::toString);
        assertEquals(code, status.path("error_code").asText());
        assertEquals(0, client.task(id).path("attempts").asInt(), "the task is not retried");
        assertEquals(0, client.task(id).path("crashes").asInt());
    }

    @Test
    void anErasedRecordingFailsAtOnceAndTheNextTaskSucceeds() throws IOException {
        try (Stack stack = new Stack(directory.resolve("data"))) {
            stack.startApi();
            Client client = stack.client("eraser");
            String id = client.transcribe(Project.sample(), "en");
            Files.delete(only(stack.data()));
            stack.startWorker();
            failedOnce(client, id, "audio_missing");
            String next = client.transcribe(Project.sample(), "en");
            assertEquals("success", client.awaitEnd(next).path("status").asText());
        }
    }

    @Test
    void aDamagedRecordingFailsAtOnceAndTheNextTaskSucceeds() throws IOException {
        try (Stack stack = new Stack(directory.resolve("data"))) {
            stack.startApi();
            Client client = stack.client("vandal");
            Path recording = new Recordings(directory).as("hello.mp3", "-c:a", "libmp3lame");
            String id = client.transcribe(recording, "en");
            Path stored = only(stack.data());
            byte[] rubbish = new byte[(int) Files.size(stored)];
            new Random(14).nextBytes(rubbish);
            assertTrue(stored.toFile().setWritable(true));
            Files.write(stored, rubbish);
            stack.startWorker();
            failedOnce(client, id, "audio_unreadable");
            String next = client.transcribe(recording, "en");
            assertEquals("success", client.awaitEnd(next).path("status").asText());
        }
    }
}
