package io.whisperrest.system.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in every format, intact, broken and odd, through {@code POST /transcribe}. */
@Tag("slow")
class FormatsTest {
    @TempDir
    private static Path directory;

    private static Stack stack;
    private static Client client;
    private static Media media;

    @BeforeAll
    static void start() {
        stack = new Stack(directory.resolve("data"), Map.of("AUDIO_MAX_DURATION", "20M"));
        stack.startApi();
        stack.startWorker();
        client = stack.client("formats");
        media = new Media(directory);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static String successOf(String id) {
        JsonNode status = client.awaitEnd(id);
        assertEquals("success", status.path("status").asText(), status::toString);
        return status.path("result").asText();
    }

    private static String failureOf(Path file) {
        JsonNode status = client.awaitEnd(client.transcribe(file, "en"));
        assertEquals("failure", status.path("status").asText(), status::toString);
        assertEquals(
                0, client.task(status.path("task_id").asText()).path("attempts").asInt());
        return status.path("error_code").asText();
    }

    @Test
    void recognisesTheSameWordsInEveryFormat() {
        Map<String, String> sent = new LinkedHashMap<>();
        media.formats().forEach((format, file) -> sent.put(format, client.transcribe(file, "auto")));
        sent.forEach((format, id) -> {
            String heard = successOf(id);
            int wrong = Words.distance(Words.expected(), heard);
            System.out.println("formats: " + format + ": " + wrong + " wrong words");
            assertTrue(wrong <= (format.equals("amr") ? 4 : 2), () -> format + ": " + heard);
            assertEquals("en", client.status(id).path("language").asText(), format);
        });
    }

    @Test
    void aVideoWithoutSoundFailsWithItsCode() {
        assertEquals("no_audio_stream", failureOf(media.silentVideo()));
    }

    @Test
    void aFileCutInHalfIsRecognisedAsFarAsItGoesOrFailsCleanly() {
        for (Path whole : List.of(media.mp3(), media.wav())) {
            JsonNode status = client.awaitEnd(client.transcribe(media.half(whole), "en"));
            System.out.println(
                    "half " + whole.getFileName() + ": " + status.path("result") + status.path("error_code"));
            if (status.path("status").asText().equals("success")) {
                List<String> heard = Words.of(status.path("result").asText());
                List<String> said = Words.of(Words.expected());
                assertEquals(said.subList(0, 5), heard.subList(0, 5));
                assertTrue(heard.size() < said.size());
            } else {
                assertTrue(Set.of("audio_unreadable", "audio_empty")
                        .contains(status.path("error_code").asText()));
            }
        }
    }

    @Test
    void aWrongExtensionDoesNotMatter() {
        for (String name : List.of("hello.mp4", "holiday.jpg", "hello")) {
            String heard = successOf(client.transcribe(media.renamed(media.mp3(), name), "en"));
            assertTrue(Words.distance(Words.expected(), heard) <= 2, heard);
        }
    }

    @Test
    void aChainedOggIsRecognisedToItsEnd() {
        String id = client.transcribe(media.twice(media.ogg(), "chained.ogg"), "en");
        String heard = successOf(id);
        int wrong = Words.distance(Words.expected() + " " + Words.expected(), heard);
        double seconds = client.status(id).path("duration").asDouble();
        System.out.println("chained Ogg: " + wrong + " wrong words, " + seconds + " s");
        assertTrue(wrong <= 4, heard);
        assertEquals(2 * 10.48, seconds, 0.5);
    }

    @Test
    void silenceIsASuccessWithAWarning() {
        String id = client.transcribe(media.silence("silence.flac", 30), "auto");
        assertEquals("", successOf(id));
        assertTrue(
                client.transcript(id).path("warnings").findValuesAsText("code").contains("no_speech"));
    }

    @Test
    void anHourOfSilenceExceedsTheLimit() {
        assertEquals(
                "audio_too_long", failureOf(media.silence("long-silence.m4a", 3600, "-c:a", "aac", "-b:a", "16k")));
    }
}
