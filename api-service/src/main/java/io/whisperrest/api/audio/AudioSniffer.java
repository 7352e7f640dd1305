package io.whisperrest.api.audio;

import java.util.Map;
import java.util.Optional;

/**
 * Rejects files that are certainly not audio, by their first bytes; file names and declared types are not trusted. For all other
 * files it names the likely format. The signatures come from the specifications of the formats.
 */
public final class AudioSniffer {
    /** Number of bytes that is enough for every signature. */
    public static final int PREFIX = 4096;

    private static final Map<String, AudioFormat> SIGNATURES = Map.ofEntries(
            Map.entry("riff.\u0091\u00CF\u0011", AudioFormat.W64),
            Map.entry("fLaC", AudioFormat.FLAC),
            Map.entry("OggS", AudioFormat.OGG),
            Map.entry("#!AMR", AudioFormat.AMR),
            Map.entry("caff", AudioFormat.CAF),
            Map.entry("0&\u00B2u\u008Ef\u00CF\u0011", AudioFormat.WMA),
            Map.entry("\0\0\1\u00BA", AudioFormat.MPEG_PS),
            Map.entry("FLV\1", AudioFormat.FLV),
            Map.entry("\u000Bw", AudioFormat.AC3),
            Map.entry("\u007F\u00FE\u0080\1", AudioFormat.DTS),
            Map.entry(".snd", AudioFormat.AU),
            Map.entry("wvpk", AudioFormat.WAVPACK),
            Map.entry("TTA1", AudioFormat.TTA),
            Map.entry("MAC ", AudioFormat.APE),
            Map.entry("\u0006\u000E+4", AudioFormat.MXF));
    private static final int TS_PACKET = 188;

    private AudioSniffer() {}

    /**
     * @param bytes the start of a file, up to {@link #PREFIX} bytes
     * @param length number of valid bytes
     * @return empty when the file is not audio
     */
    public static Optional<AudioFormat> sniff(byte[] bytes, int length) {
        Prefix prefix = new Prefix(bytes, length);
        AudioFormat format = format(prefix);
        boolean noSound = NoSound.isNamed(prefix) || format == AudioFormat.OTHER && NoSound.isPlain(prefix);
        return noSound ? Optional.empty() : Optional.of(format);
    }

    private static AudioFormat format(Prefix prefix) {
        if ((prefix.has(0, "RIFF") || prefix.has(0, "RF64") || prefix.has(0, "RIFX")) && prefix.has(8, "WAVE")) {
            return AudioFormat.WAV;
        }
        if (prefix.has(0, "RIFF") && prefix.has(8, "AVI ")) {
            return AudioFormat.AVI;
        }
        if (prefix.has(0, "\u001AE\u00DF\u00A3")) {
            return prefix.contains("webm", 64) ? AudioFormat.WEBM : AudioFormat.MKV;
        }
        if (prefix.has(0, "FORM") && (prefix.has(8, "AIFF") || prefix.has(8, "AIFC"))) {
            return AudioFormat.AIFF;
        }
        if (prefix.has(0, "G") && prefix.has(TS_PACKET, "G") && prefix.has(2 * TS_PACKET, "G")) {
            return AudioFormat.MPEG_TS;
        }
        return SIGNATURES.entrySet().stream()
                .filter(signature -> prefix.has(0, signature.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> isoMedia(prefix))
                .orElseGet(() -> mpeg(prefix));
    }

    /** ISO base media and QuickTime: the first box has a known type (ISO/IEC 14496-12). */
    private static Optional<AudioFormat> isoMedia(Prefix prefix) {
        if (prefix.has(4, "ftyp")) {
            String brand = prefix.text(8, 4);
            if (brand.startsWith("M4A") || brand.startsWith("M4B")) {
                return Optional.of(AudioFormat.M4A);
            }
            if (brand.equals("qt  ")) {
                return Optional.of(AudioFormat.MOV);
            }
            return Optional.of(brand.startsWith("3g") ? AudioFormat.THREE_GP : AudioFormat.MP4);
        }
        boolean box = prefix.has(4, "moov") || prefix.has(4, "mdat") || prefix.has(4, "wide") || prefix.has(4, "free");
        return box ? Optional.of(AudioFormat.MOV) : Optional.empty();
    }

    /** MPEG audio frames, with or without a leading ID3v2 tag (ISO/IEC 11172-3, 13818-7; id3.org). */
    private static AudioFormat mpeg(Prefix prefix) {
        int start = 0;
        if (prefix.has(0, "ID3") && prefix.length() >= 10) {
            start = 10 + (prefix.at(6) << 21 | prefix.at(7) << 14 | prefix.at(8) << 7 | prefix.at(9));
            if (start + 4 > prefix.length()) {
                return AudioFormat.MP3; // the tag is longer than this prefix, for instance because of a cover picture
            }
        }
        if (prefix.has(start, "fLaC")) {
            return AudioFormat.FLAC;
        }
        while (start < prefix.length() && prefix.at(start) == 0) {
            start++; // padding after a tag
        }
        boolean frame = prefix.at(start) == 0xFF && (prefix.at(start + 1) & 0xE0) == 0xE0;
        if (!frame) {
            return start > 0 && prefix.has(0, "ID3") ? AudioFormat.MP3 : AudioFormat.OTHER;
        }
        int layer = prefix.at(start + 1) >> 1 & 3;
        if (layer == 0) {
            return (prefix.at(start + 1) & 0xF6) == 0xF0 ? AudioFormat.AAC : AudioFormat.OTHER;
        }
        boolean plausible = (prefix.at(start + 1) >> 3 & 3) != 1
                && prefix.at(start + 2) >> 4 != 15
                && (prefix.at(start + 2) >> 2 & 3) != 3;
        return plausible ? AudioFormat.MP3 : AudioFormat.OTHER;
    }
}
