package io.whisperrest.worker.asr.whisper;

import io.whisperrest.worker.asr.AbortFlag;
import io.whisperrest.worker.asr.RecognitionAborted;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The contexts in memory, at most {@code max} at once: the idle one unused longest makes room, and where all are in use a newcomer
 * waits. A context is opened under its own lock, so others go on meanwhile, and closed only when nobody uses it. Thread-safe.
 */
final class LoadedModels implements AutoCloseable {
    private static final long POLL_MS = 100;

    private final int max;
    private final Function<String, WhisperContext> open;
    /** In order of last use. */
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** @param open loads a model by its id, or throws */
    LoadedModels(int max, Function<String, WhisperContext> open) {
        this.max = Math.max(1, max);
        this.open = open;
    }

    /** A use of one context; closing it lets the context be unloaded. */
    final class Lease implements AutoCloseable {
        private final Entry entry;

        private Lease(Entry entry) {
            this.entry = entry;
        }

        WhisperContext context() {
            return entry.context;
        }

        @Override
        public void close() {
            release(entry);
        }
    }

    Lease lease(String model, AbortFlag abort) {
        Entry entry = enter(model, abort);
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

    private synchronized Entry enter(String model, AbortFlag abort) {
        while (!entries.containsKey(model) && entries.size() >= max && !unloadOne()) {
            if (abort.isRaised()) {
                throw new RecognitionAborted();
            }
            pause();
        }
        Entry entry = entries.computeIfAbsent(model, id -> new Entry());
        entry.users++;
        return entry;
    }

    private boolean unloadOne() {
        Iterator<Entry> eldestFirst = entries.values().iterator();
        while (eldestFirst.hasNext()) {
            Entry entry = eldestFirst.next();
            if (entry.users == 0) {
                eldestFirst.remove();
                entry.context.close();
                return true;
            }
        }
        return false;
    }

    private synchronized void release(Entry entry) {
        entry.users--;
        notifyAll();
    }

    private synchronized void forget(String model, Entry entry) {
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

    /** Waits for all users, then unloads everything. */
    @Override
    public synchronized void close() {
        while (!entries.isEmpty()) {
            if (!unloadOne()) {
                pause();
            }
        }
    }

    private static final class Entry {
        private volatile WhisperContext context;
        private int users;
    }
}
