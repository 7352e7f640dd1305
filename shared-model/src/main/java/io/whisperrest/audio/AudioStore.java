package io.whisperrest.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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

    /** Removes the bytes and everything made from them; nothing happens when there are none. */
    void erase(String key) throws IOException;

    /** Keys kept before that instant, in ms of the epoch. */
    List<String> keptBefore(long instant) throws IOException;

    /** Removes what was begun and not written to since that instant. Returns how many. */
    int eraseUnfinishedBefore(long instant) throws IOException;

    /** Bytes that can still be written. */
    long usableBytes() throws IOException;

    /** Audio on its way in. Closing it without {@code keep} leaves nothing behind. */
    interface Incoming extends AutoCloseable {
        void write(byte[] bytes, int offset, int length) throws IOException;

        /** Makes the bytes durable under the key. */
        void keep() throws IOException;

        @Override
        void close() throws IOException;
    }
}
