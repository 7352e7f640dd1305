package io.whisperrest.worker.audio;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads samples with their container times. The decoder writes them as SMJPEG, the simplest of ffmpeg's formats whose packets carry a
 * time: big-endian chunks of {@code sndD}, time in ms, length, 16-bit samples. Not thread-safe.
 */
final class TimedSamples {
    /** Largest packet; a second of eight channels at the highest rate is a third of it. */
    private static final int MAX_PACKET_BYTES = 8 << 20;

    private static final int MAGIC_BYTES = 16; // signature, version, duration
    private static final int TEXT = chunk("_TXT");
    private static final int SOUND = chunk("_SND");
    private static final int END_OF_HEADER = chunk("HEND");
    private static final int DATA = chunk("sndD");

    private final DataInputStream in;
    private boolean inBody;

    TimedSamples(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    }

    /** @param atMs time of the first sample */
    record Packet(long atMs, byte[] samples) {}

    /** The next packet; null at the end. A decoder that was killed midway also counts as the end. */
    Packet next() {
        try {
            if (!inBody) {
                skipHeader();
                inBody = true;
            }
            if (in.readInt() != DATA) {
                return null;
            }
            long atMs = Integer.toUnsignedLong(in.readInt());
            int length = in.readInt();
            if (length < 0 || length > MAX_PACKET_BYTES) {
                return null;
            }
            byte[] samples = in.readNBytes(length);
            return samples.length < length ? null : new Packet(atMs, samples);
        } catch (IOException e) {
            return null;
        }
    }

    private void skipHeader() throws IOException {
        in.skipNBytes(MAGIC_BYTES);
        for (int name = in.readInt(); name != END_OF_HEADER; name = in.readInt()) {
            if (name != TEXT && name != SOUND) {
                throw new IOException("not SMJPEG");
            }
            in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
        }
    }

    private static int chunk(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }
}
