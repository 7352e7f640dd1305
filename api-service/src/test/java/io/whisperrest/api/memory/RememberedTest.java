package io.whisperrest.api.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final Duration LIFE = Duration.ofSeconds(30);

    /** Like {@code System.nanoTime}: an arbitrary number that only grows and may overflow. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    private final Remembered<String> states = new Remembered<>(LIFE, nanos::get);

    @Test
    void keepsAValueForItsLifetimeOnly() {
        assertEquals(Optional.empty(), states.get("a"));
        assertEquals("alive", states.ask("a", () -> "alive"));
        nanos.addAndGet(LIFE.toNanos() - 1);
        assertEquals(Optional.of("alive"), states.get("a"));
        nanos.addAndGet(1);
        assertEquals(Optional.empty(), states.get("a"));
    }

    @Test
    void countsTheTimeOfASlowLoad() {
        states.ask("a", () -> {
            nanos.addAndGet(LIFE.toNanos());
            return "alive";
        });
        assertEquals(Optional.empty(), states.get("a"));
    }

    @Test
    void forgetsOnRequest() {
        states.ask("a", () -> "alive");
        states.forget("a");
        assertEquals(Optional.empty(), states.get("a"));
    }

    @Test
    void loadsOnceForConcurrentCallers() throws Exception {
        AtomicInteger questions = new AtomicInteger();
        CountDownLatch mayAnswer = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> answers = Stream.generate(() -> threads.submit(() -> states.ask("a", () -> {
                        questions.incrementAndGet();
                        await(mayAnswer);
                        return "alive";
                    })))
                    .limit(4)
                    .toList();
            mayAnswer.countDown();
            for (Future<String> answer : answers) {
                assertEquals("alive", answer.get(30, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, questions.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Otherwise an account that is disabled while its state is read would stay enabled in this process. */
    @Test
    void doesNotCacheALoadThatIsForgottenWhileItRuns() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<String> answer = threads.submit(() -> states.ask("a", () -> {
                asking.countDown();
                await(mayAnswer);
                return "alive";
            }));
            asking.await();
            Future<?> forgotten = threads.submit(() -> states.forget("a"));
            mayAnswer.countDown();
            answer.get(30, TimeUnit.SECONDS);
            forgotten.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(Optional.empty(), states.get("a"));
    }

    @Test
    void doesNotCacheAFailedLoad() {
        assertThrows(
                IllegalStateException.class,
                () -> states.ask("a", () -> {
                    throw new IllegalStateException("away");
                }));
        assertEquals(Optional.empty(), states.get("a"));
        assertEquals("alive", states.ask("a", () -> "alive"));
    }
}
