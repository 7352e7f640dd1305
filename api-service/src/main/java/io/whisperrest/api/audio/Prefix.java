package io.whisperrest.api.audio;

import java.nio.charset.StandardCharsets;

/** The first bytes of a file. */
record Prefix(byte[] bytes, int length) {
    int at(int index) {
        return index < length ? bytes[index] & 0xFF : -1;
    }

    /** @param expected one byte per character */
    boolean has(int offset, String expected) {
        return offset + expected.length() <= length
                && text(offset, expected.length()).equals(expected);
    }

    boolean contains(String ascii, int within) {
        return text(0, Math.min(within, length)).contains(ascii);
    }

    String text(int offset, int count) {
        int end = Math.min(length, offset + count);
        return offset >= end ? "" : new String(bytes, offset, end - offset, StandardCharsets.ISO_8859_1);
    }
}
