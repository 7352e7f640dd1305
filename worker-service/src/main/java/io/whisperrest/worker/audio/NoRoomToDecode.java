package io.whisperrest.worker.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The disk cannot take decoded audio now: it is full, read-only, or down to the worker's half of the reserve. Neither the recording nor
 * this run is at fault.
 */
public final class NoRoomToDecode extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Required free space; 64 MiB are half an hour of decoded audio. */
    private static final long MIN_BYTES = 64L << 20;

    public NoRoomToDecode(IOException cause) {
        super("the disk of DATA_DIR cannot take decoded audio: " + cause.getMessage(), cause);
    }

    /**
     * For a write that failed before space was reserved. Checks the disk itself, because error texts are in the language of the system.
     */
    static void throwWhereItIs(Path folder, IOException cause) {
        if (!hasRoom(folder)) {
            throw new NoRoomToDecode(cause);
        }
    }

    private static boolean hasRoom(Path folder) {
        try {
            Path probe = Files.createTempFile(Files.createDirectories(folder), "room-", null);
            Files.delete(probe);
            return Files.getFileStore(folder).getUsableSpace() >= MIN_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
