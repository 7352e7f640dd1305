package io.whisperrest.worker.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes interleaved samples as the decoder gives them, drops what lies before the wanted range and keeps each channel apart. Counts
 * every sample: the count is the only truth about length. Not thread-safe.
 */
final class PcmSink implements AutoCloseable {
    /** Up to this length a recording stays on the heap: 10 min. */
    static final long HEAP_MS = 600_000;

    private static final int SAMPLE_BYTES = 2;
    private static final long SAMPLES_PER_MS = PcmAudio.SAMPLE_RATE / 1000;

    private final List<TrackStore> stores = new ArrayList<>();
    private final long skip;
    private final long startMs;
    private final byte[] track = new byte[1 << 16];
    private long frames;

    PcmSink(Path tmp, int channels, long startMs, long heapMs) {
        for (int i = 0; i < channels; i++) {
            stores.add(new TrackStore(tmp, (int) (heapMs * SAMPLES_PER_MS * SAMPLE_BYTES)));
        }
        this.startMs = startMs;
        this.skip = startMs * SAMPLES_PER_MS;
    }

    /** Bytes of one sample of all channels. */
    int frameBytes() {
        return SAMPLE_BYTES * stores.size();
    }

    /** Decoded from the start of the file, in ms. */
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

    /** Hands the sound over; from here on the receiver closes it. */
    PcmAudio finish() throws IOException {
        List<ShortBuffer> tracks = new ArrayList<>();
        for (TrackStore store : stores) {
            tracks.add(store.samples());
        }
        return new PcmAudio(tracks, startMs, this::close);
    }

    @Override
    public void close() {
        for (TrackStore store : stores) {
            try {
                store.close();
            } catch (IOException e) {
                throw new UncheckedIOException("decoded sound could not be given back", e);
            }
        }
    }
}
