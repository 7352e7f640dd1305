package io.whisperrest.api.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who is too slow, and who is not. */
class PacedStreamTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static Pace aKibibyteASecondOverThirty() {
        return new Pace(1024, Duration.ofSeconds(30));
    }

    @Test
    void aTrickleIsTooSlowWhenItsTimeIsOver() {
        Pace pace = aKibibyteASecondOverThirty();
        for (int second = 1; second < 30; second++) {
            assertTrue(pace.keeps(1000, SECOND));
        }
        assertFalse(pace.keeps(1000, SECOND));
    }

    @Test
    void theExactPaceIsEnoughForEver() {
        Pace pace = aKibibyteASecondOverThirty();
        for (int second = 0; second < 300; second++) {
            assertTrue(pace.keeps(1024, SECOND));
        }
    }

    @Test
    void aPauseIsMadeUpForByHurry() {
        Pace pace = aKibibyteASecondOverThirty();
        assertTrue(pace.keeps(0, 29 * SECOND));
        assertTrue(pace.keeps(30 * 1024, SECOND));
    }

    @Test
    void whatCameInTheStretchBeforeDoesNotCount() {
        Pace pace = aKibibyteASecondOverThirty();
        assertTrue(pace.keeps(1 << 20, 30 * SECOND));
        assertFalse(pace.keeps(1, 30 * SECOND));
    }

    @Test
    void withoutAPaceNobodyIsTooSlow() {
        assertTrue(new Pace(0, Duration.ofSeconds(30)).keeps(0, 60 * SECOND));
    }

    @Test
    void bytesPassUnchanged() throws IOException {
        byte[] all = new byte[100_000];
        new Random(1).nextBytes(all);
        try (InputStream paced = paced(new ByteArrayInputStream(all))) {
            assertEquals(Byte.toUnsignedInt(all[0]), paced.read());
            byte[] rest = paced.readAllBytes();
            assertEquals(all.length - 1, rest.length);
            assertArrayEquals(Arrays.copyOfRange(all, 1, all.length), rest);
            assertEquals(-1, paced.read());
        }
    }

    @Test
    void aReadGivenUpAfterTheWholeSilenceIsTheSendersFaultAndAnotherIsNot() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        try (InputStream atOnce =
                        new PacedStream(broken, aKibibyteASecondOverThirty(), SECOND, PacedStreamTest::refusal);
                InputStream late = new PacedStream(broken, aKibibyteASecondOverThirty(), 0, PacedStreamTest::refusal)) {
            assertThrows(IOException.class, atOnce::read);
            assertEquals(408, assertThrows(ApiProblem.class, late::read).status());
        }
    }

    private static InputStream paced(InputStream in) {
        return new PacedStream(in, aKibibyteASecondOverThirty(), 30 * SECOND, PacedStreamTest::refusal);
    }

    private static ApiProblem refusal() {
        return Problems.tooSlow(1024);
    }
}
