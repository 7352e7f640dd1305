package io.whisperrest.worker.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Detects WAV and AIFF files that declare less audio than they contain. An interrupted recorder leaves the length of its last save, and
 * decoders stop there. The sign: no chunk begins at the declared end of the audio although the file goes on.
 */
final class DeclaredLength {
    /** Fewer bytes are a damaged tag, not lost audio. */
    private static final int MIN_LOST_BYTES = 4096;

    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int MAX_CHUNKS = 1000;
    /** Length that streams declare while it is unknown; decoders read such a file to its end. */
    private static final long UNKNOWN = 0xFFFFFFFFL;

    private DeclaredLength() {}

    static boolean isTooShortWav(Path file) throws IOException {
        return isTooShort(file, "RIFF", "data", ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isTooShort(Path file) throws IOException {
        return isTooShortWav(file) || isTooShort(file, "FORM", "SSND", ByteOrder.BIG_ENDIAN);
    }

    private static boolean isTooShort(Path path, String container, String sound, ByteOrder order) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            if (!id(header(file, 0, order)).equals(container)) {
                return false;
            }
            boolean heard = false;
            long at = FILE_HEADER;
            for (int i = 0; i < MAX_CHUNKS && at + MIN_LOST_BYTES <= file.size(); i++) {
                ByteBuffer header = header(file, at, order);
                long length = Integer.toUnsignedLong(header.getInt(4));
                boolean isSound = id(header).equals(sound);
                if (isSound && (length == 0 || length == UNKNOWN)) {
                    return false;
                }
                if (heard && !isChunk(header, at + CHUNK_HEADER + length, file.size())) {
                    return true;
                }
                heard |= isSound;
                at += CHUNK_HEADER + length + (length & 1);
            }
            return false;
        }
    }

    private static ByteBuffer header(FileChannel file, long at, ByteOrder order) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(CHUNK_HEADER).order(order);
        file.read(header, at);
        return header;
    }

    private static String id(ByteBuffer header) {
        return new String(header.array(), 0, 4, StandardCharsets.ISO_8859_1);
    }

    /** Samples may look like a chunk name, but are unlikely to be followed by a length that fits. */
    private static boolean isChunk(ByteBuffer header, long end, long fileEnd) {
        return end <= fileEnd + 1
                && id(header).chars().allMatch(letter -> letter >= ' ' && letter <= '~')
                && !id(header).equals("RIFF");
    }
}
