package io.whisperrest.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    private final SigningKeys keys = new SigningKeys(
            new SigningKeys.Source() {
                @Override
                public List<SigningKey> load() {
                    return List.of();
                }

                @Override
                public List<String> state() {
                    looks.incrementAndGet();
                    return List.of();
                }
            },
            nanos::get);

    @Test
    void unknownKeyIdsReachTheFilesOnlyAFewTimesBetweenRegularChecks() {
        int before = looks.get();
        for (int i = 0; i < 1000; i++) {
            assertTrue(keys.byId("made-up-" + i).isEmpty());
        }
        assertEquals(10, looks.get() - before);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        keys.byId("made-up");
        assertEquals(12, looks.get() - before, "the regular check and one for each unknown id up to the limit");
    }
}
