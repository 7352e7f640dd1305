package io.whisperrest.worker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // joining a window ignores interrupts
class WindowPipelineTest {
    private final AbortFlag abort = new AbortFlag();
    private final Queue<Integer> begun = new ConcurrentLinkedQueue<>();
    private Slots slots;

    @AfterEach
    void close() {
        slots.close();
    }

    /** @param work done on a slot; each window that begins is noted */
    private WindowPipeline<Integer, Integer> pipeline(int slotCount, int windows, Function<Integer, Integer> work) {
        slots = new Slots(slotCount);
        return new WindowPipeline<>(
                slots,
                IntStream.range(0, windows).boxed().toList(),
                window -> () -> {
                    begun.add(window);
                    return work.apply(window);
                },
                abort);
    }

    private static List<Integer> take(WindowPipeline<Integer, Integer> pipeline, int count) {
        return IntStream.range(0, count).map(i -> pipeline.take()).boxed().toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void returnsWindowsInOrderAlthoughLaterOnesFinishFirst() {
        Map<Integer, CountDownLatch> finished = new ConcurrentHashMap<>();
        IntStream.range(0, 3).forEach(window -> finished.put(window, new CountDownLatch(1)));
        Queue<Integer> order = new ConcurrentLinkedQueue<>();
        WindowPipeline<Integer, Integer> pipeline = pipeline(3, 3, window -> {
            if (window < 2) {
                await(finished.get(window + 1));
            }
            order.add(window);
            finished.get(window).countDown();
            return window;
        });

        assertEquals(List.of(0, 1, 2), take(pipeline, 3));
        assertEquals(List.of(2, 1, 0), List.copyOf(order));
    }

    @Test
    void runsWindowsOnAllSlotsAtOnce() {
        CyclicBarrier allSlots = new CyclicBarrier(3);
        WindowPipeline<Integer, Integer> pipeline = pipeline(3, 3, window -> {
            try {
                allSlots.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return window;
        });

        assertEquals(List.of(0, 1, 2), take(pipeline, 3));
    }

    @Test
    void startsNoMoreThanOneWindowASlotAheadOfTheOneTaken() {
        slots = new Slots(2);
        List<Integer> asked = new ArrayList<>();
        WindowPipeline<Integer, Integer> pipeline = new WindowPipeline<>(
                slots,
                List.of(0, 1, 2, 3),
                window -> {
                    asked.add(window);
                    return () -> window;
                },
                abort);

        pipeline.take();
        assertEquals(List.of(0, 1), asked);
        pipeline.take();
        assertEquals(List.of(0, 1, 2), asked);
    }

    @Test
    void startsEachWindowWithWhatWasTakenBefore() {
        slots = new Slots(1);
        int[] taken = {-1};
        Function<Integer, Supplier<Integer>> takenBefore = window -> {
            int before = taken[0];
            return () -> before;
        };
        WindowPipeline<Integer, Integer> pipeline = new WindowPipeline<>(slots, List.of(0, 1, 2), takenBefore, abort);

        for (int window = 0; window < 3; window++) {
            assertEquals(window - 1, pipeline.take());
            taken[0] = window;
        }
    }

    @Test
    void startsNoWindowOnceTheRunIsAborted() {
        WindowPipeline<Integer, Integer> pipeline = pipeline(1, 3, Function.identity());
        pipeline.take();
        abort.raise();

        assertThrows(RecognitionAborted.class, pipeline::take);
        assertEquals(List.of(0), List.copyOf(begun));
    }

    @Test
    void throwsTheFirstErrorAndStartsNothingAfterIt() {
        IllegalStateException failure = new IllegalStateException("window 0");
        CountDownLatch failed = new CountDownLatch(1);
        WindowPipeline<Integer, Integer> pipeline = pipeline(2, 3, window -> {
            if (window == 0) {
                failed.countDown();
                throw failure;
            }
            return window;
        });

        assertSame(failure, assertThrows(IllegalStateException.class, pipeline::take));
        pipeline.close();

        await(failed);
        assertFalse(begun.contains(2), "the third window would have followed the first");
    }

    @Test
    void passesOnAnErrorOfTheMachine() {
        WindowPipeline<Integer, Integer> pipeline = pipeline(1, 1, window -> {
            throw new OutOfMemoryError("of a test");
        });

        assertThrows(OutOfMemoryError.class, pipeline::take);
    }

    @Test
    void closingAbortsWhatRunsAndWaitsForIt() {
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        WindowPipeline<Integer, Integer> pipeline = pipeline(2, 2, window -> {
            if (window == 1) {
                started.countDown();
                while (!abort.isRaised() && !Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                ended.set(true);
            }
            return window;
        });
        pipeline.take();
        await(started);

        pipeline.close();

        assertTrue(ended.get(), "the audio may be freed now");
    }

    @Test
    void closingSwallowsTheErrorsOfWindowsThatWillNotBeTaken() {
        WindowPipeline<Integer, Integer> pipeline = pipeline(2, 2, window -> {
            if (window == 1) {
                throw new IllegalStateException("window 1");
            }
            return window;
        });
        pipeline.take();

        pipeline.close();

        assertTrue(abort.isRaised());
    }

    @Test
    void closingAfterTheLastWindowLeavesTheRunAlone() {
        WindowPipeline<Integer, Integer> pipeline = pipeline(2, 2, Function.identity());
        take(pipeline, 2);

        pipeline.close();

        assertFalse(abort.isRaised(), "its outcome is still to be recorded");
    }

    @Test
    void waitsForTheSlotAlsoWhenInterruptedAndKeepsTheInterrupt() {
        Thread taking = Thread.currentThread();
        WindowPipeline<Integer, Integer> pipeline = pipeline(1, 1, window -> {
            while (taking.isInterrupted()) { // until it has noticed
                Thread.onSpinWait();
            }
            return window;
        });
        taking.interrupt();

        assertEquals(0, pipeline.take());
        assertTrue(Thread.interrupted());
    }

    @Test
    void abortsWhenTheSlotsAreClosed() {
        WindowPipeline<Integer, Integer> pipeline = pipeline(1, 1, Function.identity());
        slots.close();

        assertThrows(RecognitionAborted.class, pipeline::take);
    }
}
