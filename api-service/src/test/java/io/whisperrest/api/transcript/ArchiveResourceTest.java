package io.whisperrest.api.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class ArchiveResourceTest {
    @Inject
    Database database;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private static Map<String, String> unzipped(byte[] body) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void holdsAFileForEachTaskAndFormatAndListsMissingOnes() throws IOException {
        String one = RecognisedTask.of(account, database, "Встреча.wav", "one");
        String same = RecognisedTask.of(account, database, "встреча.mp3", "two");
        String waiting = RecognisedTask.made(account, "c.wav");
        String foreign = RecognisedTask.of(TestAccount.register(), database, "d.wav", "secret");
        byte[] body = account.request()
                .queryParam("ids", String.join(",", List.of(one, same, waiting, foreign)))
                .queryParam("format", "srt", "txt")
                .get("/api/tasks/archive")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
        Map<String, String> files = unzipped(body);
        assertEquals(
                List.of("Встреча.srt", "Встреча.txt", "встреча (2).srt", "встреча (2).txt", "_skipped.txt"),
                List.copyOf(files.keySet()));
        assertEquals("one\n", files.get("Встреча.txt"));
        assertEquals(waiting + "\tnot_ready\n" + foreign + "\tnot_found\n", files.get("_skipped.txt"));
    }

    @Test
    void requiresIdsAndKnownFormats() {
        account.request().get("/api/tasks/archive").then().statusCode(422);
        account.request().get("/api/tasks/archive?ids=a&format=pdf").then().statusCode(422);
    }
}
