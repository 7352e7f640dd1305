package io.whisperrest.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.error.ApiProblem;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final long MIB = 1024 * 1024;

    private final Passwords passwords = new Passwords(new HashingPermits(2, 8), PasswordCost.STANDARD);
    private final Passwords cheap = new Passwords(new HashingPermits(2, 8), new PasswordCost(8, 1));
    private final PasswordRules rules = new PasswordRules(new CommonPasswords());

    @Test
    void matchesOnlyTheExactPassword() {
        String hash = passwords.hash("correct horse battery");
        assertTrue(passwords.matches("correct horse battery", hash));
        assertFalse(passwords.matches("correct horse battery ", hash));
        assertFalse(passwords.matches("Correct horse battery", hash));
        assertFalse(passwords.matches("correct horse battery", null));
    }

    @Test
    void storesAHashInPhcFormat() {
        assertTrue(passwords
                .hash("correct horse battery")
                .matches("\\$argon2id\\$v=19\\$m=47104,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"));
    }

    @Test
    void comparesLongAndUnicodePasswordsToTheLastCharacter() {
        for (String start :
                new String[] {"x".repeat(63), "x".repeat(72), "x".repeat(127), "п".repeat(100), "🐋".repeat(60)}) {
            String hash = cheap.hash(start + "1");
            assertTrue(cheap.matches(start + "1", hash));
            assertFalse(cheap.matches(start + "2", hash));
        }
        assertFalse(cheap.matches("half \ud83d one", cheap.hash("half ? one")));
        assertFalse(cheap.matches("cafe\u0301 cafe", cheap.hash("café cafe")));
    }

    @Test
    void countsLengthInCharactersAndRejectsCommonPasswords() {
        assertEquals(3000, new CommonPasswords().size());
        assertTrue(rules.broken("1234567").isPresent());
        assertTrue(rules.broken("🐋".repeat(7)).isPresent());
        assertFalse(rules.broken("🐋".repeat(8)).isPresent());
        assertFalse(rules.broken("x".repeat(127) + "y").isPresent());
        assertTrue(rules.broken("x".repeat(129)).isPresent());
        assertEquals("too_common", rules.broken("IloveYou").orElseThrow().code());
        assertEquals("invalid", rules.broken("half \ud83d one").orElseThrow().code());
    }

    @Test
    void detectsAnOldWeakerHash() {
        assertTrue(passwords.needsRehash("$argon2id$v=19$m=19456,t=1,p=1$c2FsdHNhbHQ$aGFzaA"));
        assertFalse(passwords.needsRehash(passwords.hash("correct horse battery")));
    }

    @Test
    void leavesHalfOfTheHeapFree() {
        assertEquals(1, HashingPermits.permitsFor(64 * MIB));
        assertEquals(2, HashingPermits.permitsFor(256 * MIB));
        assertEquals(4, HashingPermits.permitsFor(4096 * MIB));
    }

    @Test
    void hashesFewAtOnceAndRejectsTheRest() throws Exception {
        HashingPermits permits = new HashingPermits(2, 3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger limit = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(15);
        ExecutorService crowd = Executors.newFixedThreadPool(20);
        IntStream.range(0, 20)
                .<Future<?>>mapToObj(i -> crowd.submit(() -> {
                    try {
                        permits.run(() -> {
                            limit.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            awaitQuietly(full);
                            return inside.decrementAndGet();
                        });
                    } catch (ApiProblem e) {
                        refused.incrementAndGet();
                        full.countDown();
                    }
                }))
                .toList()
                .forEach(PasswordsTest::join);
        crowd.shutdown();
        assertEquals(2, limit.get());
        assertEquals(15, refused.get());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Future<?> future) {
        try {
            future.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
