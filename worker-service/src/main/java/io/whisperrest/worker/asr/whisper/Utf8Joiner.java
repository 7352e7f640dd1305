package io.whisperrest.worker.asr.whisper;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Converts the token bytes of a window to text. A character may be spread over tokens, even over segments; it belongs to the token that
 * completes it. Bytes that are not valid UTF-8 are dropped. For one window and one thread.
 */
final class Utf8Joiner {
    private static final int MAX_PENDING = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.IGNORE)
            .onUnmappableCharacter(CodingErrorAction.IGNORE);

    private ByteBuffer pending = ByteBuffer.allocate(0);

    /** @return the characters that these bytes complete */
    String add(byte[] bytes) {
        ByteBuffer in = ByteBuffer.allocate(pending.remaining() + bytes.length);
        in.put(pending).put(bytes).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + MAX_PENDING);
        decoder.decode(in, out, false);
        pending = in;
        return out.flip().toString();
    }
}
