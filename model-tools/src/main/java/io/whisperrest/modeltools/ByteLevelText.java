package io.whisperrest.modeltools;

import java.util.Arrays;

/**
 * GPT-2's printable form of bytes: printable bytes represent themselves, the other 68 are mapped in order to U+0100 and up. Source: the
 * byte-level BPE of GPT-2 (Radford et al., 2019).
 */
final class ByteLevelText {
    private static final int[] BYTE_OF = table();

    private ByteLevelText() {}

    /** @throws ImportFailed when a character of the text represents no byte */
    static byte[] bytes(String text) throws ImportFailed {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char character = text.charAt(i);
            if (character >= BYTE_OF.length || BYTE_OF[character] < 0) {
                throw new ImportFailed("token «" + text + "» is not byte-level text: the vocabulary is not Whisper's");
            }
            bytes[i] = (byte) BYTE_OF[character];
        }
        return bytes;
    }

    private static int[] table() {
        int[] table = new int[0x100 + 68];
        Arrays.fill(table, -1);
        int next = 0x100;
        for (int value = 0; value < 0x100; value++) {
            table[isPrintable(value) ? value : next++] = value;
        }
        return table;
    }

    private static boolean isPrintable(int value) {
        return value >= '!' && value <= '~' || value >= 0xa1 && value <= 0xac || value >= 0xae && value <= 0xff;
    }
}
