package io.whisperrest.api.audio;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells a container by its first bytes; names and declared types lie. Playlists, pictures, subtitles and texts are nothing it
 * knows. Signatures are those of the formats' own specifications.
 */
public final class AudioSniffer {
    /** Bytes that suffice for every signature. */
    public static final int PREFIX = 4096;

    private static final byte[] W64_GUID = {0x72, 0x69, 0x66, 0x66, 0x2E, (byte) 0x91, (byte) 0xCF, 0x11};
    private static final int[] EBML = {0x1A, 0x45, 0xDF, 0xA3};

    private AudioSniffer() {}

    /**
     * @param bytes the start of a file, up to {@link #PREFIX} bytes
     * @param length how many of them are there
     */
    public static Optional<AudioFormat> sniff(byte[] bytes, int length) {
        Prefix prefix = new Prefix(bytes, length);
        if ((prefix.has(0, "RIFF") || prefix.has(0, "RF64") || prefix.has(0, "RIFX")) && prefix.has(8, "WAVE")) {
            return Optional.of(AudioFormat.WAV);
        }
        if (prefix.has(0, W64_GUID)) {
            return Optional.of(AudioFormat.W64);
        }
        if (prefix.has(0, "fLaC")) {
            return Optional.of(AudioFormat.FLAC);
        }
        if (prefix.has(0, "OggS")) {
            return Optional.of(AudioFormat.OGG);
        }
        if (prefix.has(0, EBML)) {
            return Optional.of(prefix.contains("webm", 64) ? AudioFormat.WEBM : AudioFormat.MKV);
        }
        if (prefix.has(0, "#!AMR")) {
            return Optional.of(AudioFormat.AMR);
        }
        if (prefix.has(0, "FORM") && (prefix.has(8, "AIFF") || prefix.has(8, "AIFC"))) {
            return Optional.of(AudioFormat.AIFF);
        }
        if (prefix.has(0, "caff")) {
            return Optional.of(AudioFormat.CAF);
        }
        return isoMedia(prefix).or(() -> mpeg(prefix));
    }

    /** ISO base media and QuickTime: a first box of a known type (ISO/IEC 14496-12). */
    private static Optional<AudioFormat> isoMedia(Prefix prefix) {
        if (prefix.has(4, "ftyp")) {
            String brand = prefix.text(8, 4);
            if (brand.startsWith("M4A") || brand.startsWith("M4B")) {
                return Optional.of(AudioFormat.M4A);
            }
            if (brand.equals("qt  ")) {
                return Optional.of(AudioFormat.MOV);
            }
            if (brand.startsWith("3g")) {
                return Optional.of(AudioFormat.THREE_GP);
            }
            boolean picture = brand.startsWith("hei") || brand.startsWith("avif") || brand.equals("mif1");
            return picture ? Optional.empty() : Optional.of(AudioFormat.MP4);
        }
        boolean box = prefix.has(4, "moov") || prefix.has(4, "mdat") || prefix.has(4, "wide") || prefix.has(4, "free");
        return box ? Optional.of(AudioFormat.MOV) : Optional.empty();
    }

    /** MPEG audio frames, with or without ID3v2 before them (ISO/IEC 11172-3, 13818-7; id3.org). */
    private static Optional<AudioFormat> mpeg(Prefix prefix) {
        int start = 0;
        if (prefix.has(0, "ID3") && prefix.length() >= 10) {
            int size = prefix.at(6) << 21 | prefix.at(7) << 14 | prefix.at(8) << 7 | prefix.at(9);
            start = 10 + size;
            if (start + 4 > prefix.length()) {
                return Optional.of(AudioFormat.MP3); // the tag, a cover picture say, is longer than what is here
            }
            if (prefix.has(start, "fLaC")) {
                return Optional.of(AudioFormat.FLAC);
            }
        }
        while (start > 0 && start < prefix.length() && prefix.at(start) == 0) {
            start++; // padding after a tag
        }
        if (start + 4 > prefix.length() || prefix.at(start) != 0xFF || (prefix.at(start + 1) & 0xE0) != 0xE0) {
            return Optional.empty();
        }
        int layer = prefix.at(start + 1) >> 1 & 3;
        if (layer == 0) {
            return (prefix.at(start + 1) & 0xF6) == 0xF0 ? Optional.of(AudioFormat.AAC) : Optional.empty();
        }
        int version = prefix.at(start + 1) >> 3 & 3;
        int bitrate = prefix.at(start + 2) >> 4;
        int rate = prefix.at(start + 2) >> 2 & 3;
        boolean plausible = version != 1 && bitrate != 15 && rate != 3;
        return plausible ? Optional.of(AudioFormat.MP3) : Optional.empty();
    }

    private record Prefix(byte[] bytes, int length) {
        int at(int index) {
            return bytes[index] & 0xFF;
        }

        boolean has(int offset, String ascii) {
            return has(offset, ascii.getBytes(StandardCharsets.US_ASCII));
        }

        boolean has(int offset, byte[] expected) {
            if (offset + expected.length > length) {
                return false;
            }
            for (int i = 0; i < expected.length; i++) {
                if (bytes[offset + i] != expected[i]) {
                    return false;
                }
            }
            return true;
        }

        boolean has(int offset, int[] expected) {
            byte[] narrow = new byte[expected.length];
            for (int i = 0; i < expected.length; i++) {
                narrow[i] = (byte) expected[i];
            }
            return has(offset, narrow);
        }

        boolean contains(String ascii, int within) {
            return text(0, Math.min(within, length)).contains(ascii);
        }

        String text(int offset, int count) {
            int end = Math.min(length, offset + count);
            return offset >= end ? "" : new String(bytes, offset, end - offset, StandardCharsets.ISO_8859_1);
        }
    }
}
