package io.whisperrest.worker.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Input options for the two file types that ffmpeg's detection gets wrong. For all others ffmpeg detects the type itself. */
final class InputOptions {
    /** Number of bytes that ffmpeg probes. It takes any file with a larger ID3v2 tag for MP3. */
    private static final int PROBED_BYTES = 1 << 20;

    private static final int TAG_HEADER = 10;
    private static final int MAX_TAGS = 8;
    private static final Map<String, String> DEMUXERS =
            Map.of("fLaC", "flac", "TTA1", "tta", "MAC ", "ape", "wvpk", "wv", "MPCK", "mpc8");

    private InputOptions() {}

    static List<String> of(Path file) throws IOException {
        if (DeclaredLength.isTooShortWav(file)) {
            return List.of("-f", "wav", "-ignore_length", "1");
        }
        String demuxer = afterLargeTag(file);
        return demuxer == null ? List.of() : List.of("-f", demuxer);
    }

    /** Null when ffmpeg's own detection is right. */
    private static String afterLargeTag(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            long at = 0;
            byte[] start = read(file, at);
            for (int i = 0; i < MAX_TAGS && text(start).startsWith("ID3"); i++) {
                at += TAG_HEADER + (start[6] << 21 | start[7] << 14 | start[8] << 7 | start[9]);
                start = read(file, at);
            }
            if (at < PROBED_BYTES / 2) {
                return null;
            }
            boolean adts = (start[0] & 0xFF) == 0xFF && (start[1] & 0xF6) == 0xF0;
            return adts ? "aac" : DEMUXERS.get(text(start).substring(0, 4));
        }
    }

    private static byte[] read(FileChannel file, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(TAG_HEADER);
        file.read(bytes, Math.max(0, at));
        return bytes.array();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
