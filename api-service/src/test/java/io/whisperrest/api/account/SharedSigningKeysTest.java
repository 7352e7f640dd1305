package io.whisperrest.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.secret.SecretSeal;
import io.whisperrest.model.database.Database;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedSigningKeysTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock();
    private final List<SharedSigningKeys> hosts = new ArrayList<>();
    private TestDatabase file;
    private SigningKeyRepository rows;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        Database database = file.open();
        rows = new SigningKeyRepository(database);
    }

    @AfterEach
    void close() {
        hosts.forEach(SharedSigningKeys::close);
        file.close();
    }

    private SharedSigningKeys host(String sealKey) {
        SharedSigningKeys keys = new SharedSigningKeys(rows, new SecretSeal(sealKey, SharedSigningKeys.PURPOSE), clock);
        hosts.add(keys);
        return keys;
    }

    private SharedSigningKeys host() {
        return host("one seal key of all the hosts, long enough");
    }

    private static String signing(SharedSigningKeys keys) {
        return keys.load().get(0).id();
    }

    @Test
    void allHostsUseTheKeyThatTheFirstOneMade() {
        SharedSigningKeys first = host();
        assertEquals(1, first.load().size());
        assertEquals(signing(first), signing(host()));
        assertTrue(rows.newest(1).get(0).jwk().startsWith("1."), "encrypted");
    }

    @Test
    void hostsThatStartAtTheSameTimeMakeOneKey() throws Exception {
        ExecutorService starting = Executors.newFixedThreadPool(4);
        try {
            List<Future<SharedSigningKeys>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(starting.submit(() -> new SharedSigningKeys(
                        rows, new SecretSeal("one seal key of all", SharedSigningKeys.PURPOSE), clock)));
            }
            for (Future<SharedSigningKeys> each : all) {
                hosts.add(each.get());
            }
        } finally {
            starting.shutdownNow();
        }
        assertEquals(
                1,
                Set.copyOf(hosts.stream().map(SharedSigningKeysTest::signing).toList())
                        .size());
        assertEquals(1, rows.newest(10).size());
    }

    @Test
    void aNewKeySignsOnceEveryHostHasReadItAndTheOldOneStaysValid() {
        SharedSigningKeys host = host();
        SharedSigningKeys other = host();
        String old = signing(host);
        clock.now = START.plus(Duration.ofDays(91));
        host.read();
        assertEquals(old, signing(host), "another host may not know the new one yet");
        assertEquals(2, host.load().size());
        clock.now = clock.now.plus(Duration.ofMinutes(3));
        other.read();
        host.read();
        assertNotEquals(old, signing(host));
        assertEquals(signing(host), signing(other));
        assertTrue(host.state().contains(old));
        clock.now = clock.now.plus(Duration.ofDays(91));
        host.read();
        assertEquals(2, host.load().size());
        assertFalse(host.state().contains(old), "two keys are accepted");
    }

    @Test
    void anotherSealKeyStopsTheStart() {
        host();
        IllegalStateException rejection = assertThrows(IllegalStateException.class, () -> host("another seal key"));
        assertTrue(rejection.getMessage().contains("another SECRETS_SEAL_KEY"), rejection.getMessage());
        assertEquals(1, rows.newest(10).size(), "it made no key of its own");
    }

    private static final class SettableClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
