package io.whisperrest.api.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.error.ApiProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private final BodyMemory memory = new BodyMemory(8_000);

    private InputStream body(int bytes, BodyMemory.Share share) {
        return new BoundedBody(new ByteArrayInputStream(new byte[bytes]), 1_000, share);
    }

    @Test
    void allBodiesTogetherTakeAtMostAnEighthOfTheHeap() throws IOException {
        BodyMemory.Share first = memory.share();
        assertEquals(600, body(600, first).readAllBytes().length);
        ApiProblem full =
                assertThrows(ApiProblem.class, () -> body(600, memory.share()).readAllBytes());
        assertEquals("503 {Retry-After=1}", full.status() + " " + full.headers());
        first.release();
        first.release();
        assertEquals(600, body(600, memory.share()).readAllBytes().length);
    }

    @Test
    void rejectsTheFirstByteBeyondTheLimit() throws IOException {
        assertEquals(1_000, body(1_000, memory.share()).readAllBytes().length);
        BodyMemory.Share share = new BodyMemory(80_000).share();
        ApiProblem large =
                assertThrows(ApiProblem.class, () -> body(1_001, share).readAllBytes());
        assertEquals(413, large.status());
    }

    @Test
    void anAnsweredRequestTakesNoMoreMemory() {
        BodyMemory.Share share = memory.share();
        share.release();
        assertFalse(share.take(1));
        assertTrue(memory.share().take(1_000));
    }
}
