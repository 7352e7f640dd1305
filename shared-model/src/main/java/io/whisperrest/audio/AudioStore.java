package io.whisperrest.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Stores received audio. The application chooses the keys; the bytes under a kept key never change. */
public interface AudioStore {

    /**
     * Opens a new, empty file for incoming bytes. Nothing is visible under the key before {@link Incoming#keep()}.
     *
     * @param expected bytes to reserve on the disk; 0 when unknown
     * @throws io.whisperrest.disk.DiskFull when the disk has no room for them
     */
    Incoming receive(String key, long expected) throws IOException;

    /**
     * A local file with the kept bytes.
     *
     * @throws java.nio.file.NoSuchFileException when nothing is kept under the key
     */
    Path open(String key) throws IOException;

    /** Likewise for a file derived from the kept audio; replaces an older one. */
    Incoming receive(String key, Made what) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when it does not exist */
    Path open(String key, Made what) throws IOException;

    /** Removes the audio and everything derived from it. Does nothing when there is none. */
    void erase(String key) throws IOException;

    /**
     * Quarantines audio that no task seems to use. {@link #open} takes it back automatically.
     *
     * @param now in ms of the epoch; start of the quarantine period
     */
    void quarantine(String key, long now) throws IOException;

    /** Keys in quarantine. */
    List<String> quarantined() throws IOException;

    /** Restores the audio from quarantine. Does nothing when it is not there. */
    void takeBack(String key) throws IOException;

    /**
     * Erases audio that was quarantined before that instant (ms of the epoch).
     *
     * @return number of keys erased
     */
    int eraseQuarantinedBefore(long instant) throws IOException;

    /** Keys with a file kept before that instant (ms of the epoch), excluding those in quarantine. */
    List<String> keptBefore(long instant) throws IOException;

    /**
     * Removes unfinished files that were last written to before that instant (ms of the epoch).
     *
     * @param except keys to leave alone
     * @return number of files removed
     */
    int eraseUnfinishedBefore(long instant, Set<String> except) throws IOException;

    /** Keys whose upload has begun but is not kept yet. */
    Set<String> arriving() throws IOException;

    /** Files derived from kept audio. */
    enum Made {
        /** A format that browsers can play. */
        PLAYABLE,
        /** Loudness over time, for drawing a waveform. */
        PEAKS
    }

    /** Audio being received. Closing it without {@code keep} discards it. */
    interface Incoming extends AutoCloseable {
        /** @throws io.whisperrest.disk.DiskFull when the disk has no room */
        void write(byte[] bytes, int offset, int length) throws IOException;

        /** Makes the bytes durable under the key. */
        void keep() throws IOException;

        @Override
        void close() throws IOException;
    }
}
