package io.whisperrest.audio;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Layout of the audio files: {@code tmp/<key>.part} while an upload arrives, {@code audio/<2 hex>/<key>} once it is kept,
 * {@code audio/quarantine/<key>} while no task is known to use it.
 */
record AudioFiles(Path audio, Path tmp) {
    private static final String PART = ".part";
    private static final String QUARANTINE = "quarantine";

    /**
     * @throws IllegalStateException when {@code tmp} and {@code audio} are on different file systems, where a rename is not atomic
     */
    static AudioFiles in(Path data) {
        AudioFiles files = new AudioFiles(data.resolve("audio"), data.resolve("tmp"));
        try {
            createDurably(files.audio);
            createDurably(files.tmp);
            FileStore here = Files.getFileStore(files.tmp);
            if (!here.equals(Files.getFileStore(files.audio))) {
                throw new IllegalStateException(files.tmp + " and " + files.audio + " must be on one file system");
            }
            return files;
        } catch (IOException e) {
            throw new IllegalStateException("DATA_DIR " + data + " cannot be used: create it and make it writable", e);
        }
    }

    /** The key of an unfinished file; null for any other. */
    static String keyOfPart(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : null;
    }

    Path part(String key) {
        return tmp.resolve(AudioKeys.checked(key) + PART);
    }

    Path kept(String key) {
        return audio.resolve(AudioKeys.checked(key).substring(0, 2)).resolve(key);
    }

    /** Path of a derived file, next to the kept audio. */
    Path made(String key, AudioStore.Made what) {
        return kept(key).resolveSibling(AudioKeys.made(key, what));
    }

    /** A new name on each call, because two workers may create the same derived file at once. */
    Path part(String key, AudioStore.Made what) {
        return tmp.resolve(made(key, what).getFileName() + "." + UUID.randomUUID() + PART);
    }

    /** Moves a finished, flushed file to its final path. Durable when this returns. */
    void keep(String key) throws IOException {
        keep(part(key), kept(key));
    }

    static void keep(Path part, Path target) throws IOException {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r-----"));
        move(part, target);
    }

    /** Renames the file durably. The target folder is created durably too. */
    private static void move(Path from, Path to) throws IOException {
        createDurably(to.getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        flush(to.getParent());
    }

    /** Creates a folder and flushes its parent; without the flush a power failure could lose the new entry. */
    private static void createDurably(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.toAbsolutePath().getParent();
        createDurably(above);
        Files.createDirectories(folder);
        flush(above);
    }

    Path quarantine() {
        return audio.resolve(QUARANTINE);
    }

    boolean isQuarantined(Path file) {
        return file.startsWith(quarantine());
    }

    /** Every path that the kept audio and its derived files can have, whether they exist or not. */
    List<Path> all(String key) {
        List<Path> files = new ArrayList<>(List.of(kept(key)));
        for (AudioStore.Made what : AudioStore.Made.values()) {
            files.add(made(key, what));
        }
        return files;
    }

    /**
     * Quarantines the audio first and its derived files after it. {@link #takeBack} restores in reverse, so audio that is back is
     * complete.
     */
    void moveToQuarantine(String key, long now) throws IOException {
        for (Path file : all(key)) {
            if (Files.exists(file)) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(now)); // start of the quarantine period
                move(file, quarantine().resolve(file.getFileName()));
            }
        }
    }

    /** @return true when there was something to restore */
    boolean takeBack(String key) throws IOException {
        boolean any = false;
        for (Path file : all(key)) {
            Path aside = quarantine().resolve(file.getFileName());
            if (Files.exists(aside) && !Files.exists(file)) {
                move(aside, file);
                any = true;
            }
        }
        return any;
    }

    /** The key of a file in the {@code audio} folder; null for any other file. */
    static String keyOf(Path file) {
        return AudioKeys.keyOf(file.getFileName().toString());
    }

    /** Makes the names in a folder durable. */
    static void flush(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    static boolean olderThan(Path file, long instant) throws IOException {
        try {
            return Files.isRegularFile(file) && Files.getLastModifiedTime(file).toMillis() < instant;
        } catch (NoSuchFileException e) {
            return false; // renamed or erased in the meantime
        }
    }
}
