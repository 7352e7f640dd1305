package io.whisperrest.worker.audio;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks whether an MP3 consists only of frames with one bit rate. Only then can a browser find a time by its position in the file.
 * With a variable rate it guesses, with or without a Xing table, and is minutes off in a long recording.
 */
final class ConstantRate {
    /** kbit/s by index, for layer III of MPEG 1, then of MPEG 2 and 2.5 (ISO/IEC 11172-3, 13818-3). */
    private static final int[][] BIT_RATES = {
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };

    private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};
    private static final int HEADER = 4;
    private static final int ID3_HEADER = 10;
    /** 144 × 320 kbit/s at 32 kHz. */
    private static final int MAX_FRAME = 1441;

    private ConstantRate() {}

    static boolean of(Path mp3) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(mp3), 1 << 16))) {
            int header = afterTable(in, afterTag(in));
            int bitRate = bitRate(header);
            while (bitRate > 0 && bitRate(header) == bitRate) {
                try {
                    in.skipNBytes(length(header) - HEADER);
                    header = in.readInt();
                } catch (EOFException e) {
                    return true;
                }
            }
            return bitRate > 0 && isTrailer(header);
        } catch (EOFException e) {
            return false;
        }
    }

    /** The first four bytes after an ID3v2 tag. */
    private static int afterTag(DataInputStream in) throws IOException {
        int header = in.readInt();
        if (header >>> 8 == 0x494433) { // ID3
            byte[] rest = in.readNBytes(ID3_HEADER - HEADER);
            in.skipNBytes(rest[2] << 21 | rest[3] << 14 | rest[4] << 7 | rest[5]);
            header = in.readInt();
        }
        return header;
    }

    /** The header of the first audio frame; the frame before it may contain a table of the others, at another bit rate. */
    private static int afterTable(DataInputStream in, int header) throws IOException {
        if (bitRate(header) == 0) {
            return header;
        }
        in.mark(MAX_FRAME);
        String frame = new String(in.readNBytes(length(header) - HEADER), StandardCharsets.ISO_8859_1);
        if (frame.contains("Xing") || frame.contains("Info") || frame.contains("VBRI")) {
            return in.readInt();
        }
        in.reset();
        return header;
    }

    private static boolean isTrailer(int header) {
        return header >>> 8 == 0x544147 || header == 0x41504554; // TAG, APET
    }

    /** Bit rate in kbit/s; 0 when these bytes do not start a frame of layer III. */
    private static int bitRate(int header) {
        boolean frame = header >>> 21 == 0x7FF && (header >>> 17 & 3) == 1 && (header >>> 19 & 3) != 1;
        int index = header >>> 12 & 15;
        return frame && index < 15 && (header >>> 10 & 3) < 3 ? BIT_RATES[isMpeg1(header) ? 0 : 1][index] : 0;
    }

    private static int length(int header) {
        int version = header >>> 19 & 3; // 0 = MPEG 2.5, 2 = MPEG 2, 3 = MPEG 1
        int sampleRate = SAMPLE_RATES[header >>> 10 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        return (isMpeg1(header) ? 144 : 72) * 1000 * bitRate(header) / sampleRate + (header >>> 9 & 1);
    }

    private static boolean isMpeg1(int header) {
        return (header >>> 19 & 3) == 3;
    }
}
