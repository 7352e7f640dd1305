package io.whisperrest.worker.asr.whisper;

import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The model contexts in memory, at most {@code max} at once. A new one replaces the idle context that has been unused longest, or waits
 * while all are in use. A context is opened under its own lock, so that others keep working, and closed only while it has no users.
 * Thread-safe.
 */
final class LoadedModels<C> implements AutoCloseable {
    private static final long POLL_MS = 100;

    private final int max;
    private final Function<String, C> open;
    private final Consumer<C> unload;
    /** Ordered by last use. */
    private final Map<String, Entry<C>> entries = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param open loads a model by its id, or throws
     * @param unload frees a context without users
     */
    LoadedModels(int max, Function<String, C> open, Consumer<C> unload) {
        this.max = Math.max(1, max);
        this.open = open;
        this.unload = unload;
    }

    /** One use of a context. Closing it lets the context be unloaded. */
    final class Lease implements AutoCloseable {
        private final Entry<C> entry;

        private Lease(Entry<C> entry) {
            this.entry = entry;
        }

        C context() {
            return entry.context;
        }

        @Override
        public void close() {
            release(entry);
        }
    }

    Lease lease(String model, AbortFlag abort) {
        Entry<C> entry = enter(model, abort);
        try {
            synchronized (entry) {
                if (entry.context == null) {
                    entry.context = open.apply(model);
                }
            }
            return new Lease(entry);
        } catch (RuntimeException | Error e) {
            forget(model, entry);
            throw e;
        }
    }

    synchronized boolean isLoaded(String model) {
        return entries.containsKey(model);
    }

    private synchronized Entry<C> enter(String model, AbortFlag abort) {
        while (!entries.containsKey(model) && entries.size() >= max && !unloadOne()) {
            if (abort.isRaised()) {
                throw new RecognitionAborted();
            }
            pause();
        }
        Entry<C> entry = entries.computeIfAbsent(model, id -> new Entry<>());
        entry.users++;
        return entry;
    }

    private boolean unloadOne() {
        Iterator<Entry<C>> eldestFirst = entries.values().iterator();
        while (eldestFirst.hasNext()) {
            Entry<C> entry = eldestFirst.next();
            if (entry.users == 0) {
                eldestFirst.remove();
                unload.accept(entry.context);
                return true;
            }
        }
        return false;
    }

    private synchronized void release(Entry<C> entry) {
        entry.users--;
        notifyAll();
    }

    private synchronized void forget(String model, Entry<C> entry) {
        release(entry);
        if (entry.users == 0 && entry.context == null) {
            entries.remove(model, entry);
        }
    }

    private void pause() {
        try {
            wait(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecognitionAborted();
        }
    }

    /** Waits until no context is in use, then unloads all. */
    @Override
    public synchronized void close() {
        while (!entries.isEmpty()) {
            if (!unloadOne()) {
                pause();
            }
        }
    }

    private static final class Entry<C> {
        private volatile C context;
        private int users;
    }
}
