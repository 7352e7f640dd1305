package io.whisperrest.api.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.InputDecorator;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Rejects JSON with U+0000 in strings or names, which PostgreSQL cannot store: both {@code \u0000} and, in UTF-16 for instance, the raw
 * character. Checks the parser's input, so it covers every field of every operation.
 */
final class WithoutNul extends InputDecorator {
    private static final long serialVersionUID = 1L;

    @Override
    public InputStream decorate(IOContext context, InputStream in) {
        Watch watch = new Watch();
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                watch.see(value);
                return value;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                for (int i = 0; i < read; i++) {
                    watch.see(bytes[offset + i]);
                }
                return read;
            }
        };
    }

    @Override
    public InputStream decorate(IOContext context, byte[] bytes, int offset, int length) throws IOException {
        Watch watch = new Watch();
        for (int i = 0; i < length; i++) {
            watch.see(bytes[offset + i]);
        }
        return null; // passed through unchecked
    }

    @Override
    public Reader decorate(IOContext context, Reader in) {
        Watch watch = new Watch();
        return new FilterReader(in) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                watch.see(value);
                return value;
            }

            @Override
            public int read(char[] chars, int offset, int length) throws IOException {
                int read = super.read(chars, offset, length);
                for (int i = 0; i < read; i++) {
                    watch.see(chars[offset + i]);
                }
                return read;
            }
        };
    }

    /** Tracks how much of {@code \u0000} the last characters match. An escaped backslash does not start an escape. */
    private static final class Watch {
        private static final String ESCAPE = "\\u0000";
        private int matched;

        void see(int character) throws IOException {
            if (character == 0) {
                throw refused();
            }
            if (character == ESCAPE.charAt(matched)) {
                matched++;
                if (matched == ESCAPE.length()) {
                    throw refused();
                }
            } else {
                matched = matched != 1 && character == ESCAPE.charAt(0) ? 1 : 0;
            }
        }

        private static IOException refused() {
            return new JsonParseException(null, "a text holds U+0000");
        }
    }
}
