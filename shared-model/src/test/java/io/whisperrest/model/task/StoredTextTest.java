package io.whisperrest.model.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A model may produce U+0000, which PostgreSQL can store neither in text nor in JSON. */
class StoredTextTest {

    @Test
    void recognisedTextContainsNoU0000() {
        Word word = new Word("a\0b", 0, 1, 0.5, false);
        Segment segment = new Segment(0, 1, "\0a\0b\0", List.of(word), List.of(), "en", null, null, null, null, null);
        assertEquals("ab", segment.text());
        assertEquals("ab", segment.words().get(0).text());
        assertEquals(-1, TaskJson.write(segment.words()).indexOf("u0000"));
        assertEquals("ab", new Suppressed(0, 1, "a\0b", Suppressed.Reason.SILENCE).text());
    }
}
