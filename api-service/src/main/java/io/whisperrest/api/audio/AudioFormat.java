package io.whisperrest.api.audio;

import java.util.List;

/**
 * The container format that the first bytes suggest. Informs users and browsers only; the decoder detects the format itself.
 *
 * @param name as shown to users, for instance {@code m4a}
 * @param mediaType as downloads declare it
 */
public record AudioFormat(String name, String mediaType) {
    static final AudioFormat WAV = new AudioFormat("wav", "audio/wav");
    static final AudioFormat W64 = new AudioFormat("w64", "audio/x-w64");
    static final AudioFormat MP3 = new AudioFormat("mp3", "audio/mpeg");
    static final AudioFormat FLAC = new AudioFormat("flac", "audio/flac");
    static final AudioFormat OGG = new AudioFormat("ogg", "audio/ogg");
    static final AudioFormat WEBM = new AudioFormat("webm", "video/webm");
    static final AudioFormat MKV = new AudioFormat("mkv", "video/x-matroska");
    static final AudioFormat M4A = new AudioFormat("m4a", "audio/mp4");
    static final AudioFormat MP4 = new AudioFormat("mp4", "video/mp4");
    static final AudioFormat MOV = new AudioFormat("mov", "video/quicktime");
    static final AudioFormat THREE_GP = new AudioFormat("3gp", "video/3gpp");
    static final AudioFormat AAC = new AudioFormat("aac", "audio/aac");
    static final AudioFormat AMR = new AudioFormat("amr", "audio/amr");
    static final AudioFormat AIFF = new AudioFormat("aiff", "audio/aiff");
    static final AudioFormat CAF = new AudioFormat("caf", "audio/x-caf");
    static final AudioFormat WMA = new AudioFormat("wma", "audio/x-ms-wma");
    static final AudioFormat AVI = new AudioFormat("avi", "video/x-msvideo");
    static final AudioFormat MPEG_TS = new AudioFormat("ts", "video/mp2t");
    static final AudioFormat MPEG_PS = new AudioFormat("mpg", "video/mpeg");
    static final AudioFormat FLV = new AudioFormat("flv", "video/x-flv");
    static final AudioFormat AC3 = new AudioFormat("ac3", "audio/ac3");
    static final AudioFormat DTS = new AudioFormat("dts", "audio/vnd.dts");
    static final AudioFormat AU = new AudioFormat("au", "audio/basic");
    static final AudioFormat WAVPACK = new AudioFormat("wv", "audio/x-wavpack");
    static final AudioFormat TTA = new AudioFormat("tta", "audio/x-tta");
    static final AudioFormat APE = new AudioFormat("ape", "audio/x-ape");
    static final AudioFormat MXF = new AudioFormat("mxf", "application/mxf");
    /** An unknown format that is not recognizably something other than audio. */
    static final AudioFormat OTHER = new AudioFormat("bin", "application/octet-stream");

    private static final List<AudioFormat> ALL = List.of(
            WAV, W64, MP3, FLAC, OGG, WEBM, MKV, M4A, MP4, MOV, THREE_GP, AAC, AMR, AIFF, CAF, WMA, AVI, MPEG_TS,
            MPEG_PS, FLV, AC3, DTS, AU, WAVPACK, TTA, APE, MXF);

    /** Each media type belongs to exactly one format. */
    public static AudioFormat of(String mediaType) {
        return ALL.stream()
                .filter(format -> format.mediaType().equals(mediaType))
                .findFirst()
                .orElse(OTHER);
    }
}
