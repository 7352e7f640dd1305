package io.whisperrest.worker.asr;

import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Size of a text divided by the size of its deflated form, as Whisper defines it. Above 2.4 the text repeats itself. */
public final class CompressionRatio {
    private CompressionRatio() {}

    /** @return 0 for an empty text */
    public static double of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            return 0;
        }
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length + 64];
            int length = 0;
            while (!deflater.finished()) {
                length += deflater.deflate(out);
            }
            return (double) bytes.length / length;
        } finally {
            deflater.end();
        }
    }
}
