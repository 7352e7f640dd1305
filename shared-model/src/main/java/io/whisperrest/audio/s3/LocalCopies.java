package io.whisperrest.audio.s3;

import io.whisperrest.audio.AudioStore.LocalCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Objects fetched to this machine. Callers that need the same object at the same time share one file, which is deleted when the last of
 * them closes it.
 */
final class LocalCopies implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LocalCopies.class);
    private static final String PREFIX = "fetched-";
    private static final String LOCK = "lock";
    private static final String TURN = "copies.lock";
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;
    private final Map<String, Shared> shared = new HashMap<>();

    /**
     * Makes a folder of its own, and erases those of processes that are gone.
     *
     * @throws IllegalStateException when the folder cannot be used
     */
    LocalCopies(Path tmp) {
        synchronized (OURS) {
            try (FileChannel turn = FileChannel.open(
                    Files.createDirectories(tmp).resolve(TURN), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                turn.lock(); // or another process could erase the folder before it is locked
                eraseLeftovers(tmp);
                this.folder = Files.createTempDirectory(tmp, PREFIX);
                OURS.add(folder);
                this.lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                lock.lock(); // the operating system releases it when the process ends, however it ends
            } catch (IOException e) {
                throw new IllegalStateException(tmp + " cannot be used: create it and make it writable", e);
            }
        }
    }

    /** Those of this process are left alone: to open and close such a lock would release it. */
    private static void eraseLeftovers(Path tmp) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(tmp, PREFIX + "*")) {
            for (Path each : folders) {
                if (!OURS.contains(each)) {
                    eraseUnlessLocked(each);
                }
            }
        }
    }

    private static void eraseUnlessLocked(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                erase(folder);
            }
        } catch (IOException e) {
            LOG.debugf("%s stays: %s", folder, e); // it may be another user's
        }
    }

    private static void erase(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    @Override
    public void close() {
        try (lock) {
            OURS.remove(folder);
            erase(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Fetch {
        void into(Path file) throws IOException;
    }

    /** @param erased whether the object is gone */
    LocalCopy of(String name, Fetch fetch, BooleanSupplier erased) throws IOException {
        Shared copy = join(name);
        try {
            copy.fetch(fetch);
            return new Use(copy, name, erased);
        } catch (IOException | RuntimeException e) {
            leave(copy, name);
            throw e;
        }
    }

    private synchronized Shared join(String name) {
        Shared copy = shared.computeIfAbsent(
                name, key -> new Shared(folder.resolve(UUID.randomUUID().toString())));
        copy.users++;
        return copy;
    }

    private synchronized void leave(Shared copy, String name) {
        copy.users--;
        if (copy.users == 0) {
            shared.remove(name);
            try {
                Files.deleteIfExists(copy.file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Shared {
        private final Path file;
        private boolean complete;
        private int users;

        Shared(Path file) {
            this.file = file;
        }

        synchronized void fetch(Fetch fetch) throws IOException {
            if (!complete) {
                fetch.into(file);
                complete = true;
            }
        }
    }

    private final class Use implements LocalCopy {
        private final Shared copy;
        private final String name;
        private final BooleanSupplier erased;
        private boolean closed;

        Use(Shared copy, String name, BooleanSupplier erased) {
            this.copy = copy;
            this.name = name;
            this.erased = erased;
        }

        @Override
        public Path file() {
            return copy.file;
        }

        @Override
        public boolean isErased() {
            return erased.getAsBoolean();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                leave(copy, name);
            }
        }
    }
}
