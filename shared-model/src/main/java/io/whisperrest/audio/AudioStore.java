package io.whisperrest.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Where received audio lives. Keys are ours alone; the bytes of a kept key never change. */
public interface AudioStore {

    /** Opens a new, empty place for bytes that arrive now. Nothing is visible under the key before {@link Incoming#keep()}. */
    Incoming receive(String key) throws IOException;

    /**
     * A local file with the kept bytes.
     *
     * @throws java.nio.file.NoSuchFileException when nothing is kept under the key
     */
    Path open(String key) throws IOException;

    /** The same for something made of the kept audio; an older one is replaced. */
    Incoming receive(String key, Made what) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when it was not made */
    Path open(String key, Made what) throws IOException;

    /** Removes the bytes and everything made from them; nothing happens when there are none. */
    void erase(String key) throws IOException;

    /** Keys of which something was kept before that instant, in ms of the epoch. */
    List<String> keptBefore(long instant) throws IOException;

    /**
     * Removes what was begun and not written to since that instant.
     *
     * @param except keys that are left alone
     * @return how many
     */
    int eraseUnfinishedBefore(long instant, Set<String> except) throws IOException;

    /** Keys of which something has arrived that is not kept yet. */
    Set<String> arriving() throws IOException;

    /** Bytes that can still be written. */
    long usableBytes() throws IOException;

    /** What lies beside kept audio. */
    enum Made {
        /** A form that browsers play. */
        PLAYABLE,
        /** Loudness over time, to be drawn. */
        PEAKS
    }

    /** Audio on its way in. Closing it without {@code keep} leaves nothing behind. */
    interface Incoming extends AutoCloseable {
        void write(byte[] bytes, int offset, int length) throws IOException;

        /** Makes the bytes durable under the key. */
        void keep() throws IOException;

        @Override
        void close() throws IOException;
    }
}
