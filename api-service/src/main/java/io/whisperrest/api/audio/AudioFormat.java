package io.whisperrest.api.audio;

import java.util.List;

/**
 * A container the bytes were recognised as.
 *
 * @param demuxer name of the ffmpeg demuxer that reads it
 * @param name as shown to people, for instance {@code m4a}
 * @param mediaType as downloads declare it
 */
public record AudioFormat(String demuxer, String name, String mediaType) {
    static final AudioFormat WAV = new AudioFormat("wav", "wav", "audio/wav");
    static final AudioFormat W64 = new AudioFormat("w64", "w64", "audio/x-w64");
    static final AudioFormat MP3 = new AudioFormat("mp3", "mp3", "audio/mpeg");
    static final AudioFormat FLAC = new AudioFormat("flac", "flac", "audio/flac");
    static final AudioFormat OGG = new AudioFormat("ogg", "ogg", "audio/ogg");
    static final AudioFormat WEBM = new AudioFormat("matroska", "webm", "video/webm");
    static final AudioFormat MKV = new AudioFormat("matroska", "mkv", "video/x-matroska");
    static final AudioFormat M4A = new AudioFormat("mov", "m4a", "audio/mp4");
    static final AudioFormat MP4 = new AudioFormat("mov", "mp4", "video/mp4");
    static final AudioFormat MOV = new AudioFormat("mov", "mov", "video/quicktime");
    static final AudioFormat THREE_GP = new AudioFormat("mov", "3gp", "video/3gpp");
    static final AudioFormat AAC = new AudioFormat("aac", "aac", "audio/aac");
    static final AudioFormat AMR = new AudioFormat("amr", "amr", "audio/amr");
    static final AudioFormat AIFF = new AudioFormat("aiff", "aiff", "audio/aiff");
    static final AudioFormat CAF = new AudioFormat("caf", "caf", "audio/x-caf");

    private static final List<AudioFormat> ALL =
            List.of(WAV, W64, MP3, FLAC, OGG, WEBM, MKV, M4A, MP4, MOV, THREE_GP, AAC, AMR, AIFF, CAF);

    /** Each media type stands for one format. */
    public static AudioFormat of(String mediaType) {
        return ALL.stream()
                .filter(format -> format.mediaType().equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format has the media type " + mediaType));
    }
}
