package io.whisperrest.worker.audio;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Receives interleaved samples from the decoder, drops those before the requested range and separates the channels. Counts every
 * sample, because the count is the only reliable length. Not thread-safe.
 */
final class PcmSink implements AutoCloseable {
    /** Recordings up to this length stay on the heap: 10 min. */
    private static final long HEAP_MS = 600_000;

    private static final int SAMPLE_BYTES = 2;
    private static final long SAMPLES_PER_MS = PcmAudio.SAMPLE_RATE / 1000;

    private final List<TrackStore> stores = new ArrayList<>();
    private final DiskSpace.Room room;
    private final long skip;
    private final long startMs;
    private final byte[] track = new byte[1 << 16];
    private long frames;

    /**
     * @param declaredMs duration stated by the container; null = unknown
     * @param maxMs longest duration that is kept
     * @throws io.whisperrest.disk.DiskFull when the disk has no room for that duration
     */
    PcmSink(Spool spool, int channels, DecodeRequest request, Long declaredMs, long maxMs) throws IOException {
        this.startMs = request.startMs();
        this.skip = startMs * SAMPLES_PER_MS;
        long endMs = Math.min(
                request.endMs() == null ? Long.MAX_VALUE : request.endMs(), declaredMs == null ? 0 : declaredMs);
        long keptMs = Math.min(maxMs, endMs - startMs);
        this.room = spool.disk().hold(keptMs <= HEAP_MS ? 0 : keptMs * SAMPLES_PER_MS * SAMPLE_BYTES * channels);
        for (int i = 0; i < channels; i++) {
            stores.add(new TrackStore(spool, room, (int) (HEAP_MS * SAMPLES_PER_MS * SAMPLE_BYTES)));
        }
    }

    /** Size of one sample of all channels, in bytes. */
    int frameBytes() {
        return SAMPLE_BYTES * stores.size();
    }

    /** Decoded duration from the start of the file, in ms. */
    long decodedMs() {
        return frames / SAMPLES_PER_MS;
    }

    long decodedBytes() {
        return frames * frameBytes();
    }

    long keptMs() {
        return Math.max(0, frames - skip) / SAMPLES_PER_MS;
    }

    boolean isEmpty() {
        return frames <= skip;
    }

    boolean heardNothing() {
        return frames == 0;
    }

    /** @param count a multiple of {@link #frameBytes()} */
    void accept(byte[] block, int count) throws IOException {
        int frameBytes = frameBytes();
        int blockFrames = count / frameBytes;
        int dropped = (int) Math.min(blockFrames, Math.max(0, skip - frames));
        frames += blockFrames;
        for (int channel = 0; channel < stores.size(); channel++) {
            int out = 0;
            for (int at = dropped * frameBytes + channel * SAMPLE_BYTES; at < count; at += frameBytes) {
                track[out++] = block[at];
                track[out++] = block[at + 1];
            }
            stores.get(channel).write(track, 0, out);
        }
    }

    /** Adds silence, which takes no space on the disk. */
    void skip(long count) throws IOException {
        long dropped = Math.min(count, Math.max(0, skip - frames));
        frames += count;
        for (TrackStore store : stores) {
            store.skip((count - dropped) * SAMPLE_BYTES);
        }
    }

    /** Hands over the audio; the receiver must close it. */
    PcmAudio finish() throws IOException {
        room.close();
        List<ShortBuffer> tracks = new ArrayList<>();
        for (TrackStore store : stores) {
            tracks.add(store.samples());
        }
        return new PcmAudio(tracks, startMs, this::close);
    }

    @Override
    public void close() {
        room.close();
        for (TrackStore store : stores) {
            try {
                store.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the memory of decoded audio could not be freed", e);
            }
        }
    }
}
