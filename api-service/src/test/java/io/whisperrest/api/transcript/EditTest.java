package io.whisperrest.api.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Word;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an edit may contain, and how much of it is stored. */
class EditTest {
    private static final Transcript BEFORE = Transcript.recognised(List.of(new Segment(
            0,
            1500,
            "one two",
            List.of(new Word("one two", 0, 1500, 0.9, false)),
            List.of(1, 2),
            "en",
            null,
            -0.1,
            0.1,
            1.0,
            0.0)));

    private static Transcript applied(List<Edit.Line> lines, boolean withWords) {
        return new Edit(lines, null).applied(BEFORE, 2, 10_000, withWords);
    }

    private static Edit.Line line(String text) {
        return new Edit.Line(null, 2.0, 4.0, text, null);
    }

    private static Edit read(String json) throws JsonProcessingException {
        return new ObjectMapper().readValue(json, Edit.class);
    }

    private static ApiProblem limit(String json) {
        JsonMappingException e = assertThrows(JsonMappingException.class, () -> read(json));
        return assertInstanceOf(ApiProblem.class, e.getCause());
    }

    @Test
    void storesOnlyTheEditedText() {
        Transcript after = applied(List.of(new Edit.Line(0, 0.0, 1.5, "one two", null), line("uno due")), true);
        assertEquals(
                "[{\"original\":0},{\"segment\":{\"startMs\":2000,\"endMs\":4000,\"text\":\"uno due\"}}]",
                Transcripts.json(after));
        assertEquals(1, after.passages().get(0).segment().words().size());
    }

    @Test
    void wordsShareTheTimeOfTheirSegmentByLength() {
        List<Word> words = applied(List.of(line("  a  bcd\n ef ")), true)
                .passages()
                .get(0)
                .segment()
                .words();
        assertEquals(
                List.of(
                        new Word("a", 2000, 2444, null, true),
                        new Word("bcd", 2444, 3333, null, true),
                        new Word("ef", 3333, 4000, null, true)),
                words);
        assertEquals(
                List.of(),
                applied(List.of(line("a b")), false).passages().get(0).segment().words());
    }

    @Test
    void acceptsAtMostAMillionChangedCharacters() {
        List<Edit.Line> limit = Collections.nCopies(100, line("a ".repeat(4999) + "ab"));
        assertTrue(Transcripts.json(applied(limit, true)).length() < 1_010_000);
        List<Edit.Line> more = Collections.nCopies(101, line("a ".repeat(4999) + "ab"));
        ApiProblem problem = assertThrows(ApiProblem.class, () -> applied(more, true));
        assertEquals(422, problem.status());
        assertTrue(problem.getMessage().contains("1000000"), problem::getMessage);
    }

    @Test
    void rejectsOverlongListsBeforeReadingThemWhole() throws JsonProcessingException {
        String text = "{\"start\":1,\"end\":2,\"text\":\"" + "a ".repeat(4999) + "\"},";
        assertEquals(422, limit("{\"segments\":[" + text.repeat(500)).status(), "much text");
        assertEquals(422, limit("{\"segments\":[" + "{},".repeat(60_000)).status());
        StringBuilder names = new StringBuilder("{\"speakers\":{");
        for (int n = 0; n < 200; n++) {
            names.append("\"s").append(n).append("\":\"x\",");
        }
        assertEquals(422, limit(names.toString()).status());
        Edit edit = read(
                "{\"segments\":[{\"start\":1,\"end\":2,\"text\":\"x\"},null],\"speakers\":{\"a\":\"b\",\"c\":null}}");
        assertEquals("x", edit.segments().get(0).text());
        assertEquals(2, edit.segments().size());
        assertEquals("b", edit.speakers().get("a"));
        assertTrue(edit.speakers().containsKey("c"));
        assertThrows(JsonMappingException.class, () -> read("{\"segments\":{}}"));
        assertThrows(JsonMappingException.class, () -> read("{\"speakers\":[]}"));
        assertEquals(Map.of(), read("{\"segments\":[],\"speakers\":{}}").speakers());
    }
}
