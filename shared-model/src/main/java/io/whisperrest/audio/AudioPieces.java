package io.whisperrest.audio;

import java.io.IOException;
import java.util.Optional;

/**
 * Audio that arrives in pieces, over hours and restarts, until {@link #adopt} hands it to the {@link AudioStore} under the same
 * key. What a piece brought is durable once it is flushed. Two pieces of one key never arrive at once, whatever the process.
 */
public interface AudioPieces {

    /** Opens a new, empty place. */
    void begin(String key) throws IOException;

    /** What is here, adopted or not; durable when this returns. Empty when there is nothing. */
    Optional<Arrived> arrived(String key) throws IOException;

    /**
     * Opens it for the next piece; empty while another one arrives.
     *
     * @throws java.nio.file.NoSuchFileException when there is nothing, or it was adopted
     */
    Optional<Piece> resume(String key) throws IOException;

    /**
     * Moves the whole to the audio store without copying it; harmless to repeat, and counts as a change.
     *
     * @param now in ms of the epoch
     * @return false while a piece arrives
     * @throws java.nio.file.NoSuchFileException when there is nothing
     */
    boolean adopt(String key, long now) throws IOException;

    /** Erases the bytes if the last change was before that instant, and remembers when it was; true when it did. */
    boolean expire(String key, long instant) throws IOException;

    /** Erases all of it. */
    void discard(String key) throws IOException;

    /**
     * @param bytes from the start, without gaps
     * @param changedAt when the last of them came, in ms of the epoch
     */
    record Arrived(long bytes, long changedAt) {}

    /** The next bytes. Closing it without a flush keeps them too, but promises nothing. */
    interface Piece extends AutoCloseable {
        /** Where it begins. */
        long offset();

        void write(byte[] bytes, int offset, int length) throws IOException;

        /** Makes everything so far durable. */
        void flush() throws IOException;

        /** Takes the piece back, as if it had never come. */
        void undo() throws IOException;

        @Override
        void close() throws IOException;
    }
}
