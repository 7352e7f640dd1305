package io.whisperrest.audio;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where audio lies: {@code tmp/<key>.part} while it arrives, {@code audio/<2 hex>/<key>} once kept. */
record AudioFiles(Path audio, Path tmp) {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String PART = ".part";

    /** @throws IllegalStateException when {@code tmp} and {@code audio} are on different file systems: a rename is not atomic then */
    static AudioFiles in(Path data) {
        AudioFiles files = new AudioFiles(data.resolve("audio"), data.resolve("tmp"));
        try {
            Files.createDirectories(files.audio);
            Files.createDirectories(files.tmp);
            FileStore here = Files.getFileStore(files.tmp);
            if (!here.equals(Files.getFileStore(files.audio))) {
                throw new IllegalStateException(files.tmp + " and " + files.audio + " must be on one file system");
            }
            return files;
        } catch (IOException e) {
            throw new IllegalStateException("DATA_DIR " + data + " cannot be used: create it and make it writable", e);
        }
    }

    static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    /** The key of an unfinished file; null for any other. */
    static String keyOfPart(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : null;
    }

    Path part(String key) {
        return tmp.resolve(checked(key) + PART);
    }

    Path kept(String key) {
        return audio.resolve(checked(key).substring(0, 2)).resolve(key);
    }

    /** Beside the kept audio. */
    Path made(String key, AudioStore.Made what) {
        return kept(key).resolveSibling(key + "." + what.name().toLowerCase(Locale.ROOT));
    }

    Path part(String key, AudioStore.Made what) {
        return tmp.resolve(made(key, what).getFileName() + PART);
    }

    /** Moves a finished, flushed file to its place, durable. */
    void keep(String key) throws IOException {
        keep(part(key), kept(key));
    }

    static void keep(Path part, Path target) throws IOException {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r-----"));
        Files.createDirectories(target.getParent());
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        flush(target.getParent());
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
            return false; // renamed or erased meanwhile
        }
    }

    private static String checked(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("not a key of ours");
        }
        return key;
    }
}
