package io.whisperrest.api.body;

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

/** Which clients are too slow. */
class MinimumRateStreamTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static MinimumRate aKibibyteASecondOverThirty() {
        return new MinimumRate(1024, Duration.ofSeconds(30));
    }

    @Test
    void aTrickleIsTooSlowAtTheEndOfThePeriod() {
        MinimumRate pace = aKibibyteASecondOverThirty();
        for (int second = 1; second < 30; second++) {
            assertTrue(pace.keeps(1000, SECOND));
        }
        assertFalse(pace.keeps(1000, SECOND));
    }

    @Test
    void theExactMinimumRateIsAlwaysEnough() {
        MinimumRate pace = aKibibyteASecondOverThirty();
        for (int second = 0; second < 300; second++) {
            assertTrue(pace.keeps(1024, SECOND));
        }
    }

    @Test
    void aBurstMakesUpForAPause() {
        MinimumRate pace = aKibibyteASecondOverThirty();
        assertTrue(pace.keeps(0, 29 * SECOND));
        assertTrue(pace.keeps(30 * 1024, SECOND));
    }

    @Test
    void bytesOfThePreviousPeriodDoNotCount() {
        MinimumRate pace = aKibibyteASecondOverThirty();
        assertTrue(pace.keeps(1 << 20, 30 * SECOND));
        assertFalse(pace.keeps(1, 30 * SECOND));
    }

    @Test
    void withoutAMinimumNoClientIsTooSlow() {
        assertTrue(new MinimumRate(0, Duration.ofSeconds(30)).keeps(0, 60 * SECOND));
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
    void onlyAReadThatTimesOutIsBlamedOnTheClient() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        try (InputStream atOnce = new MinimumRateStream(
                        broken, aKibibyteASecondOverThirty(), SECOND, MinimumRateStreamTest::rejection);
                InputStream late = new MinimumRateStream(
                        broken, aKibibyteASecondOverThirty(), 0, MinimumRateStreamTest::rejection)) {
            assertThrows(IOException.class, atOnce::read);
            assertEquals(408, assertThrows(ApiProblem.class, late::read).status());
        }
    }

    private static InputStream paced(InputStream in) {
        return new MinimumRateStream(in, aKibibyteASecondOverThirty(), 30 * SECOND, MinimumRateStreamTest::rejection);
    }

    private static ApiProblem rejection() {
        return Problems.tooSlow(1024);
    }
}
