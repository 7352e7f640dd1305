package io.whisperrest.worker.audio;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Storage for decoded audio that is too long for the heap.
 *
 * @param folder on a disk, never on a memory file system
 * @param disk free space there
 */
record Spool(Path folder, DiskSpace disk) {

    /** A file without a name, so a crash leaves nothing behind. */
    FileChannel unnamedFile() throws IOException {
        Path name = Files.createDirectories(folder).resolve("pcm-" + UUID.randomUUID());
        FileChannel channel = FileChannel.open(
                name, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(name);
        return channel;
    }
}
