package io.whisperrest.worker.audio;

import java.nio.file.Path;

/**
 * What to decode.
 *
 * @param file the stored bytes
 * @param bytes length of the file
 * @param startMs first millisecond to decode
 * @param endMs end of the range, null = end of the file
 * @param channels {@code mix}, {@code split} or a channel number from 1
 * @param track number of the audio track from 1, null = the default one
 */
public record DecodeRequest(Path file, long bytes, long startMs, Long endMs, String channels, Integer track) {

    /** The same request of another copy of the bytes. */
    public DecodeRequest of(Path other) {
        return new DecodeRequest(other, bytes, startMs, endMs, channels, track);
    }
}
