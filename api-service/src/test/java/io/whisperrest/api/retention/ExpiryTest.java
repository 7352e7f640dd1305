package io.whisperrest.api.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpiryTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Kept USUAL = Kept.ofDays(30, null);

    @Test
    void aRecordingExpiresAfterItsDaysAndTheTextStays() {
        assertEquals(new Expiry(5 + 30 * DAY, Expiry.NEVER), Expiry.of(5, USUAL, null));
    }

    @Test
    void nothingOutlivesItsText() {
        assertEquals(new Expiry(7 * DAY, 7 * DAY), Expiry.of(0, Kept.ofDays(30, 7), null));
        assertEquals(new Expiry(60_000, 60_000), Expiry.of(0, Kept.ofDays(30, 7), 60L));
    }

    @Test
    void aUserMayChooseShorterButNotLonger() {
        assertEquals(Kept.ofDays(3, 10), USUAL.orShorter(Kept.ofDays(3, 10)));
        assertEquals(USUAL, USUAL.orShorter(Kept.ofDays(90, null)));
    }

    @Test
    void showsNoExpiryWhenThereIsNone() {
        assertNull(Expiry.known(Expiry.NEVER));
        assertNull(Expiry.known(null));
        assertEquals(5, Expiry.known(5L));
    }
}
