package io.whisperrest.worker.task;

import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Recognises the windows of one task on the slots: at most {@code slots} windows ahead, and returned in order. Closing it waits until
 * no slot works for the task any more, so that its audio can be freed.
 */
final class WindowPipeline<W, R> implements AutoCloseable {
    private final Slots slots;
    private final List<W> windows;
    private final Function<W, Supplier<R>> work;
    private final AbortFlag abort;
    private final Deque<Future<R>> ahead = new ArrayDeque<>();
    private int next;

    /**
     * @param work called with the window on the taking thread when its turn comes; the returned supplier runs on a slot
     */
    WindowPipeline(Slots slots, List<W> windows, Function<W, Supplier<R>> work, AbortFlag abort) {
        this.slots = slots;
        this.windows = windows;
        this.work = work;
        this.abort = abort;
    }

    /** The result of the next window in order; the previous one must be committed by now. */
    R take() {
        fill();
        return join(ahead.remove());
    }

    private void fill() {
        while (next < windows.size() && ahead.size() < slots.size()) {
            Supplier<R> turn = work.apply(windows.get(next++));
            ahead.add(slots.submit(() -> {
                if (abort.isRaised()) {
                    throw new RecognitionAborted();
                }
                return turn.get();
            }));
        }
    }

    @Override
    public void close() {
        if (ahead.isEmpty()) {
            return;
        }
        abort.raise();
        while (!ahead.isEmpty()) {
            try {
                join(ahead.remove());
            } catch (RuntimeException | Error e) {
                continue; // the run already ends for another reason
            }
        }
    }

    /** Waits for the result even when interrupted, because the slot still reads the audio. */
    static <R> R join(Future<R> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    if (e.getCause() instanceof Error failure) {
                        throw failure;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
