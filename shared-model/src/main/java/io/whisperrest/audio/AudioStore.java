package io.whisperrest.audio;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Stores received audio. The application chooses the keys; the bytes under a kept key never change. A store on another host throws
 * {@link AudioStoreUnavailable} from any method while it cannot be used.
 */
public interface AudioStore extends AutoCloseable {

    /** @throws IllegalStateException with one line for the operator when the store cannot be used as configured */
    void requireUsable();

    /**
     * Binds the store to one installation, so that another one cannot take its audio for left over.
     *
     * @param installation id that the database keeps
     * @throws IllegalStateException with one line for the operator when the store belongs to another one
     */
    void requireOwner(String installation) throws IOException;

    /** @throws AudioStoreUnavailable when the store cannot be used now */
    void requireAvailable();

    /** How many bytes of this machine's disk are needed to receive audio of that length. */
    long localBytes(long length);

    /**
     * Begins to receive audio. Nothing is visible under the key before {@link Incoming#keep()}.
     *
     * @param expected bytes to reserve on the disk; 0 when unknown
     * @throws io.whisperrest.disk.DiskFull when the disk has no room for them
     */
    Incoming receive(String key, long expected) throws IOException;

    /**
     * The kept bytes, also those in quarantine.
     *
     * @throws java.nio.file.NoSuchFileException when nothing is kept under the key
     */
    Kept open(String key) throws IOException;

    /** Likewise for a file derived from the kept audio; replaces an older one. */
    Incoming receive(String key, Made what) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when it does not exist */
    Kept open(String key, Made what) throws IOException;

    /** Removes the audio and everything derived from it. Does nothing when there is none. */
    void erase(String key) throws IOException;

    /**
     * Quarantines audio that no task seems to use.
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

    /** Keys of audio that is arriving, from any process. */
    Set<String> arriving() throws IOException;

    /** Ends connections, if there are any. */
    @Override
    default void close() {}

    /** Files derived from kept audio. */
    enum Made {
        /** A format that browsers can play. */
        PLAYABLE,
        /** Loudness over time, for drawing a waveform. */
        PEAKS
    }

    /** Kept bytes. */
    interface Kept {
        /** Their number. */
        long bytes();

        /** Where they are, when that is on this machine. */
        Optional<Path> file();

        /**
         * An address from which anyone may read them for a quarter of an hour, without another credential. Empty when the store gives
         * out none.
         *
         * @param disposition value of the header Content-Disposition; null = none
         */
        default Optional<URI> link(String mediaType, String disposition) {
            return Optional.empty();
        }

        /**
         * Reads a part of them.
         *
         * @param from first byte, from 0
         * @param length number of bytes, within {@link #bytes()}
         */
        InputStream read(long from, long length) throws IOException;

        /**
         * The bytes as a file on this machine, for a program that needs one.
         *
         * @param stopped asked while they are fetched
         * @throws io.whisperrest.disk.DiskFull when they must be fetched and the disk has no room for them
         * @throws java.nio.file.NoSuchFileException when they have been erased since
         * @throws java.util.concurrent.CancellationException when {@code stopped} was true
         * @throws IOException when this machine's disk fails
         */
        LocalCopy local(BooleanSupplier stopped) throws IOException;
    }

    /** A file with kept bytes. Closing it removes the file when it was fetched. */
    interface LocalCopy extends AutoCloseable {
        Path file();

        /** True once the audio has been erased from the store; cheap enough to be called often. */
        boolean isErased();

        @Override
        void close();
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
