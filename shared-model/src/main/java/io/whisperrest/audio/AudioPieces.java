package io.whisperrest.audio;

import java.io.IOException;
import java.util.Optional;

/**
 * Audio that arrives in pieces, possibly over hours and across restarts, until {@link #adopt} moves it to the {@link AudioStore}
 * under the same key. The bytes of a piece are durable once it is flushed. At most one piece per key arrives at a time, across all
 * processes.
 */
public interface AudioPieces {

    /** Creates an empty upload under the key. */
    void begin(String key) throws IOException;

    /** What has arrived, adopted or not. Durable when this returns; empty when nothing exists under the key. */
    Optional<Arrived> arrived(String key) throws IOException;

    /**
     * Opens the upload for its next piece; empty while another piece arrives.
     *
     * @param expected bytes to reserve on the disk; 0 when unknown
     * @throws io.whisperrest.disk.DiskFull when the disk has no room for them
     * @throws java.nio.file.NoSuchFileException when the upload does not exist or was adopted
     */
    Optional<Piece> resume(String key, long expected) throws IOException;

    /**
     * Moves the complete upload to the audio store. Safe to repeat; counts as a change.
     *
     * @param now in ms of the epoch
     * @return false while a piece arrives
     * @throws java.nio.file.NoSuchFileException when there is nothing under the key
     */
    boolean adopt(String key, long now) throws IOException;

    /**
     * Erases the bytes when the last change was before that instant (ms of the epoch), but keeps the time of that change.
     *
     * @return true when it erased them
     */
    boolean expire(String key, long instant) throws IOException;

    /** Erases the upload completely. */
    void discard(String key) throws IOException;

    /**
     * @param bytes number of bytes from the start, without gaps
     * @param changedAt when the last of them arrived, in ms of the epoch
     */
    record Arrived(long bytes, long changedAt) {}

    /** The next bytes of an upload. Closing it without a flush keeps the bytes but does not guarantee that they are durable. */
    interface Piece extends AutoCloseable {
        /** Position of its first byte in the upload. */
        long offset();

        void write(byte[] bytes, int offset, int length) throws IOException;

        /** Makes everything so far durable. */
        void flush() throws IOException;

        /** Removes the bytes of this piece. */
        void undo() throws IOException;

        @Override
        void close() throws IOException;
    }
}
