package io.whisperrest.system.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Recordings;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that select what part of a file is recognised, on a real model. */
@Tag("slow")
class ChannelsTest {
    private static final Path RUSSIAN = Project.evaluation("long/ru-gigaam-long-32s.flac");
    /** The pause between the first and second sentence of the sample, in s. */
    private static final double PAUSE = 3.75;

    private static final String FIRST = "This is a short test of your own speech to text service.";
    private static final String REST = "You send a recording, wait a moment, and then read every word that was said."
            + " Nothing leaves this computer.";
    private static final double ACCURACY = 0.3;

    @TempDir
    private static Path directory;

    private static Stack stack;
    private static Client client;

    @BeforeAll
    static void start() {
        stack = new Stack(directory.resolve("data"));
        stack.startApi();
        stack.startWorker();
        client = stack.client("channels");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /**
     * A telephone call with one speaker per channel. One says the first sentence; the other starts two seconds later and says the rest,
     * in a deeper voice.
     */
    private static Path call() {
        String sample = Project.sample().toString();
        String left = "[0:a]atrim=0:" + PAUSE + ",apad=whole_dur=12[left]";
        String right = "[1:a]atrim=" + PAUSE + ",asetpts=PTS-STARTPTS,asetrate=14400,aresample=16000,"
                + "adelay=2000,apad=whole_dur=12[right]";
        String both = "[left][right]join=inputs=2:channel_layout=stereo,atrim=0:12[both]";
        return new Recordings(directory)
                .make(
                        "call.wav",
                        List.of(
                                "-i",
                                sample,
                                "-i",
                                sample,
                                "-filter_complex",
                                left + ";" + right + ";" + both,
                                "-map",
                                "[both]"));
    }

    private static JsonNode heard(Path file, String options) {
        String id = client.create(file, options);
        JsonNode status = client.awaitEnd(id);
        assertEquals("success", status.path("status").asText(), status::toString);
        return client.transcript(id);
    }

    private static List<JsonNode> segments(JsonNode transcript) {
        List<JsonNode> all = new ArrayList<>();
        transcript.path("segments").forEach(all::add);
        return all;
    }

    private static String textOf(JsonNode transcript, String speaker) {
        return segments(transcript).stream()
                .filter(segment -> segment.path("speaker").asText().equals(speaker))
                .map(segment -> segment.path("text").asText())
                .collect(Collectors.joining(" "));
    }

    @Test
    void eachSpeakerOfACallIsRecognisedSeparatelyThoughTheyTalkAtOnce() {
        JsonNode transcript = heard(call(), "language=en&channels=split");
        System.out.println("call, split: " + transcript.path("segments"));
        assertEquals(2, transcript.path("speakers").size(), transcript::toString);
        List<String> keys = new ArrayList<>();
        transcript.path("speakers").fieldNames().forEachRemaining(keys::add);
        String first = textOf(transcript, keys.get(0));
        String second = textOf(transcript, keys.get(1));
        assertTrue(Words.distance(FIRST, first) <= 1, first);
        assertTrue(Words.distance(REST, second) <= 2, second);
        double before = -1;
        for (JsonNode segment : segments(transcript)) {
            assertTrue(segment.path("start").asDouble() >= before, "ordered by time: " + transcript.path("segments"));
            before = segment.path("start").asDouble();
        }
    }

    @Test
    void oneChannelIsRecognisedWithoutTheOther() {
        String left = heard(call(), "language=en&channels=1").path("text").asText();
        assertTrue(Words.distance(FIRST, left) <= 1, left);
        String right = heard(call(), "language=en&channels=2").path("text").asText();
        assertTrue(Words.distance(REST, right) <= 2, right);
    }

    @Test
    void aPartOfAFileKeepsTheTimesOfTheFile() {
        JsonNode whole = heard(Project.sample(), "language=en");
        JsonNode part = heard(Project.sample(), "language=en&start=" + PAUSE + "&end=8.3");
        String text = part.path("text").asText();
        System.out.println("part: " + part.path("segments"));
        assertTrue(
                Words.distance("You send a recording, wait a moment, and then read every word that was said.", text)
                        <= 1,
                text);
        assertTrue(segments(part).get(0).path("start").asDouble() >= PAUSE - ACCURACY, part::toString);
        assertTrue(
                segments(part).get(segments(part).size() - 1).path("end").asDouble() <= 8.3 + ACCURACY, part::toString);
        assertEquals(startOf(whole, "recording"), startOf(part, "recording"), ACCURACY);
    }

    private static double startOf(JsonNode transcript, String wanted) {
        for (JsonNode word : transcript.findValues("words").stream()
                .flatMap(words -> {
                    List<JsonNode> all = new ArrayList<>();
                    words.forEach(all::add);
                    return all.stream();
                })
                .toList()) {
            if (word.path("text").asText().startsWith(wanted)) {
                return word.path("start").asDouble();
            }
        }
        throw new AssertionError("no segment says " + wanted + ": " + transcript);
    }

    @Test
    void aTranslationOfRussianIsEnglish() {
        Assumptions.assumeTrue(Files.exists(RUSSIAN), "recordings of real people are not part of this project");
        JsonNode transcript = heard(RUSSIAN, "language=ru&task=translate");
        String text = transcript.path("text").asText();
        System.out.println("translated: " + text);
        assertTrue(text.chars().filter(Character::isLetter).allMatch(letter -> letter < 128), text);
        long commonWords = Words.of(text).stream()
                .filter(List.of("the", "and", "of", "a", "to", "in", "is", "that")::contains)
                .count();
        assertTrue(commonWords >= 5, text);
        assertEquals("translate", transcript.path("task").asText());
    }
}
