package io.whisperrest.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.loop.BackgroundLoop.TimedStep;
import io.whisperrest.loop.FakeTimer.Wait;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.queue.QueueUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundLoopTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final FakeTimer timer = new FakeTimer();
    private final AtomicInteger steps = new AtomicInteger();
    private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    private BackgroundLoop loop;

    @AfterEach
    void close() {
        loop.close();
    }

    private BackgroundLoop loop(TimedStep step) {
        loop = new BackgroundLoop(
                "test",
                RETRY,
                () -> {
                    steps.incrementAndGet();
                    threads.add(Thread.currentThread());
                    return step.run();
                },
                timer);
        return loop;
    }

    private void passNextWait() throws InterruptedException {
        timer.pass(timer.nextWait());
    }

    @Test
    void runsOnADaemonThreadOfItsName() throws InterruptedException {
        loop(() -> INTERVAL).start();
        passNextWait();
        Thread thread = threads.take();
        assertEquals("test", thread.getName());
        assertTrue(thread.isDaemon());
    }

    @Test
    void waitsForTheIntervalAfterEachStep() throws InterruptedException {
        loop(BackgroundLoop.constant(INTERVAL, () -> {})).start();
        passNextWait(); // the initial delay, which is zero
        for (int step = 1; step <= 3; step++) {
            Wait wait = timer.nextWait();
            assertEquals(INTERVAL, wait.time());
            assertEquals(step, steps.get());
            timer.pass(wait);
        }
    }

    @Test
    void theStepSaysHowLongToWait() throws InterruptedException {
        Queue<Duration> intervals = new ArrayDeque<>(List.of(Duration.ZERO, Duration.ofHours(1)));
        loop(intervals::remove).start();
        passNextWait();
        Wait first = timer.nextWait();
        assertEquals(Duration.ZERO, first.time());
        timer.pass(first);
        assertEquals(Duration.ofHours(1), timer.nextWait().time());
    }

    @Test
    void aWakeDuringAStepIsFollowedByAnotherStep() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        loop = new BackgroundLoop("test", Duration.ofDays(1), () -> {
            threads.add(Thread.currentThread());
            woken.await();
        });
        loop.start();
        threads.take();
        loop.wake();
        loop.wake();
        woken.countDown();
        threads.take(); // a lost wake would block here for a day
    }

    @Test
    void aWakeEndsTheWait() throws InterruptedException {
        loop(() -> INTERVAL).start();
        passNextWait();
        timer.nextWait();
        loop.wake();
        timer.nextWait();
        assertEquals(2, steps.get());
    }

    @Test
    void noFailureEndsTheLoopAndTheNextStepWaitsForTheRetryInterval() throws InterruptedException {
        Queue<Throwable> thrown = new ArrayDeque<>(
                List.of(new IOException("disk"), new IllegalStateException("bug"), new OutOfMemoryError("heap")));
        loop(() -> {
                    Throwable next = thrown.poll();
                    if (next instanceof Error error) {
                        throw error;
                    } else if (next != null) {
                        throw (Exception) next;
                    }
                    return INTERVAL;
                })
                .start();
        passNextWait();
        for (int failure = 1; failure <= 3; failure++) {
            Wait wait = timer.nextWait();
            assertEquals(new Wait(RETRY, false), wait);
            timer.pass(wait);
        }
        assertEquals(new Wait(INTERVAL, true), timer.nextWait());
    }

    @Test
    void anInterruptThatIsNotACloseDoesNotEndTheLoop() throws InterruptedException {
        loop(() -> {
                    if (steps.get() == 1) {
                        Thread.currentThread().interrupt();
                    }
                    return INTERVAL;
                })
                .start();
        passNextWait();
        threads.take();
        threads.take();
    }

    @Test
    void logsExpectedOutagesNotAsErrorsAndOthersOnce() throws InterruptedException {
        Queue<RuntimeException> thrown = new ArrayDeque<>(List.of(
                new QueueUnavailable(null),
                new DatabaseUnavailable("away", null, false),
                new IllegalStateException("bug"),
                new IllegalStateException("bug"),
                new IllegalStateException("another bug")));
        List<LogRecord> errors = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(BackgroundLoop.class.getName());
        Handler handler = errorsInto(errors);
        logger.addHandler(handler);
        try {
            loop(() -> {
                        throw thrown.remove();
                    })
                    .expecting(QueueUnavailable.class, DatabaseUnavailable.class)
                    .withFailureMessage("look here")
                    .start();
            passNextWait();
            for (int failure = 1; failure < 5; failure++) {
                passNextWait();
            }
            timer.nextWait();
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(
                List.of("bug", "another bug"),
                errors.stream().map(entry -> entry.getThrown().getMessage()).toList());
        assertEquals("look here", errors.get(0).getMessage());
    }

    private static Handler errorsInto(List<LogRecord> errors) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    errors.add(entry);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void anInitialDelayComesBeforeTheFirstStep() throws InterruptedException {
        loop(() -> INTERVAL).withInitialDelay(Duration.ofSeconds(3)).start();
        Wait delay = timer.nextWait();
        assertEquals(Duration.ofSeconds(3), delay.time());
        assertEquals(0, steps.get());
        timer.pass(delay);
        threads.take();
    }

    @Test
    void jitterShortensEachWaitByUpToATenth() throws InterruptedException {
        loop(() -> INTERVAL).withInitialDelay(INTERVAL).withJitter().start();
        for (int n = 0; n < 20; n++) {
            Wait wait = timer.nextWait();
            assertTrue(wait.time().compareTo(INTERVAL.multipliedBy(9).dividedBy(10)) >= 0, wait::toString);
            assertTrue(wait.time().compareTo(INTERVAL) <= 0, wait::toString);
            timer.pass(wait);
        }
    }

    @Test
    void atAFixedRateTheTimeOfTheStepIsPartOfTheInterval() throws InterruptedException {
        loop(() -> {
                    timer.advance(Duration.ofSeconds(3));
                    if (steps.get() == 2) {
                        throw new IOException("reset");
                    }
                    return INTERVAL;
                })
                .withRetryInterval(INTERVAL)
                .atFixedRate()
                .start();
        passNextWait();
        for (int step = 1; step <= 2; step++) {
            Wait wait = timer.nextWait();
            assertEquals(INTERVAL.minusSeconds(3), wait.time());
            timer.pass(wait);
        }
    }

    @Test
    void closeInterruptsTheRunningStep() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        loop(() -> {
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        interrupted.countDown();
                    }
                    return INTERVAL;
                })
                .start();
        passNextWait();
        Thread thread = threads.take();
        loop.close();
        interrupted.await();
        thread.join();
        assertEquals(1, steps.get());
    }

    @Test
    void stopLetsTheRunningStepEnd() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        loop(() -> {
                    mayEnd.await();
                    ended.countDown();
                    return INTERVAL;
                })
                .start();
        passNextWait();
        Thread thread = threads.take();
        loop.stop();
        mayEnd.countDown();
        ended.await();
        thread.join();
        assertEquals(1, steps.get());
    }

    @Test
    void doesNotStartOnceClosed() {
        loop(() -> INTERVAL).close();
        loop.start();
        loop.close();
        assertEquals(0, steps.get());
    }

    @Test
    void closesSeveralAtOnce() throws InterruptedException {
        BackgroundLoop other =
                new BackgroundLoop("other", Duration.ofDays(1), () -> threads.add(Thread.currentThread()));
        loop(() -> INTERVAL).start();
        passNextWait();
        other.start();
        List<Thread> both = List.of(threads.take(), threads.take());
        BackgroundLoop.closeAll(List.of(loop, other));
        for (Thread thread : both) {
            thread.join();
        }
    }
}
