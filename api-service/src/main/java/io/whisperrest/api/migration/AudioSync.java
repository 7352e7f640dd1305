package io.whisperrest.api.migration;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStore.Made;
import io.whisperrest.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Copies recordings, and what workers derived from them, to another store. Skips files that the target already has with the same length. */
final class AudioSync {
    private static final int BLOCK = 256 * 1024;
    /** Most of the time a copy waits, for the other server or for the disk. */
    private static final int AT_ONCE = 8;

    private final AudioStore from;
    private final AudioStore to;

    AudioSync(AudioStore from, AudioStore to) {
        this.from = from;
        this.to = to;
    }

    /**
     * @param recordings number of recordings in the source
     * @param copied number of files copied, derived ones included, or that would be
     * @param bytes their length
     */
    record Outcome(long recordings, long copied, long bytes) {}

    /**
     * @param sha256 checksums of the recordings by key, as the tasks have them
     * @param write false = only compare
     * @throws IOException when a recording does not have the checksum of its task
     */
    Outcome pass(Map<String, String> sha256, boolean write) throws IOException {
        List<String> keys = from.keptBefore(Long.MAX_VALUE); // what is in quarantine belongs to no task
        if (keys.isEmpty() && !sha256.isEmpty()) {
            throw new IllegalStateException("AUDIO_FROM holds none of the recordings that the tasks name: correct it");
        }
        if (write) {
            to.eraseUnfinishedBefore(Long.MAX_VALUE, Set.of()); // of an interrupted pass
        }
        long copied = 0;
        long bytes = 0;
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Outcome>> passes = keys.stream()
                    .map(key -> threads.submit(() -> pass(key, sha256.get(key), write)))
                    .toList();
            for (Future<Outcome> pass : passes) {
                copied += pass.get().copied();
                bytes += pass.get().bytes();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads); // the caller closes the stores
        }
        return new Outcome(keys.size(), copied, bytes);
    }

    private static void awaitEnd(ExecutorService threads) throws IOException {
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** One recording and what was derived from it. */
    private Outcome pass(String key, String sha256, boolean write) throws IOException {
        long copied = 0;
        long bytes = 0;
        Optional<AudioStore.Kept> audio = kept(from, key, null);
        if (audio.isPresent() && differs(audio.get(), kept(to, key, null))) {
            copied++;
            bytes += audio.get().bytes();
            if (write) {
                copy(audio.get(), to.receive(key, audio.get().bytes()), sha256, key);
            }
        }
        for (Made what : Made.values()) {
            Optional<AudioStore.Kept> made = kept(from, key, what);
            if (made.isPresent() && differs(made.get(), kept(to, key, what))) {
                copied++;
                bytes += made.get().bytes();
                if (write) {
                    copy(made.get(), to.receive(key, what), null, key);
                }
            }
        }
        return new Outcome(1, copied, bytes);
    }

    private static boolean differs(AudioStore.Kept source, Optional<AudioStore.Kept> target) {
        return target.isEmpty() || target.get().bytes() != source.bytes();
    }

    private static Optional<AudioStore.Kept> kept(AudioStore store, String key, Made what) throws IOException {
        try {
            return Optional.of(what == null ? store.open(key) : store.open(key, what));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void copy(AudioStore.Kept source, AudioStore.Incoming incoming, String sha256, String key)
            throws IOException {
        MessageDigest digest = Sha256.digest();
        try (incoming;
                InputStream in = source.read(0, source.bytes())) {
            byte[] block = new byte[BLOCK];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
                incoming.write(block, 0, count);
            }
            if (sha256 != null && !sha256.equals(HexFormat.of().formatHex(digest.digest()))) {
                throw new IOException("recording " + key + " is damaged: its SHA-256 is not that of its task");
            }
            incoming.keep();
        }
    }
}
