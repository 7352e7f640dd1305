package io.whisperrest.api.audio;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Detects files that are certainly not recordings: text, including playlists and subtitles, images, archives, documents and
 * programs. The decoder tries everything else in its sandbox.
 */
final class NoSound {
    /** Signatures at the start of a file, from the specifications of the formats. */
    private static final List<String> SIGNATURES = List.of(
            "\u0089PNG",
            "\u00FF\u00D8\u00FF", // JPEG
            "GIF8",
            "II*\0", // TIFF
            "MM\0*",
            "8BPS",
            "\0\0\1\0", // icon
            "\u00FF\n", // JPEG XL
            "\0\0\0\fJXL ",
            "\0\0\0\fjP  ",
            "PK\3\4",
            "PK\5\6",
            "Rar!\u001A",
            "7z\u00BC\u00AF'\u001C",
            "\u001F\u008B", // gzip
            "BZh",
            "\u00FD7zXZ\0",
            "(\u00B5/\u00FD", // zstd
            "MSCF",
            "%PDF",
            "\u00D0\u00CF\u0011\u00E0", // legacy Microsoft Office
            "SQLite format 3\0",
            "\u007FELF",
            "MZ",
            "\u00CA\u00FE\u00BA\u00BE", // Java class
            "\0asm",
            "MThd", // MIDI: notes, not audio
            "\u00FF\u00FE", // UTF-16 text
            "\u00FE\u00FF");

    private static final int TAR_AT = 257;
    /** In this many bytes of audio there is always a control character. */
    private static final int ENOUGH = 64;

    private NoSound() {}

    /** True for the signature of a format that is not audio. */
    static boolean isNamed(Prefix prefix) {
        return SIGNATURES.stream().anyMatch(signature -> prefix.has(0, signature))
                || isPicture(prefix)
                || prefix.has(TAR_AT, "ustar");
    }

    /** True when there is no signature and the content is text or a single repeated byte. */
    static boolean isPlain(Prefix prefix) {
        return isUniform(prefix) || isText(prefix);
    }

    private static boolean isPicture(Prefix prefix) {
        String brand = prefix.text(8, 4);
        boolean heif = prefix.has(4, "ftyp")
                && (brand.startsWith("hei")
                        || brand.startsWith("hev")
                        || brand.startsWith("avif")
                        || brand.equals("mif1"));
        boolean bitmap = prefix.has(0, "BM") && prefix.has(6, "\0\0\0\0");
        boolean otherRiff = prefix.has(0, "RIFF") && !prefix.has(8, "WAVE") && !prefix.has(8, "AVI ");
        return heif || bitmap || otherRiff;
    }

    /** A single repeated byte: a sparse file. */
    private static boolean isUniform(Prefix prefix) {
        for (int i = 1; i < prefix.length(); i++) {
            if (prefix.at(i) != prefix.at(0)) {
                return false;
            }
        }
        return true;
    }

    /** Audio soon contains control characters that text never has. A few leading letters do not make a recording text. */
    private static boolean isText(Prefix prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            int value = prefix.at(i);
            boolean control = value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f';
            if (control || value == 0x7F) {
                return false;
            }
        }
        return prefix.length() >= ENOUGH || isUtf8(prefix);
    }

    private static boolean isUtf8(Prefix prefix) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(prefix.bytes(), 0, prefix.length()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
