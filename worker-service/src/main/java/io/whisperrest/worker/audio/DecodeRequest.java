package io.whisperrest.worker.audio;

import java.nio.file.Path;

/**
 * What to decode.
 *
 * @param file the stored bytes
 * @param format as sniffed at intake, the name of an ffmpeg demuxer: wav, mp3, flac, ogg, matroska, mov, aac, amr, aiff, caf, w64
 * @param bytes length of the file
 * @param startMs first millisecond wanted
 * @param endMs end of the range, null = end of the file
 * @param channels {@code mix}, {@code split} or a channel number from 1
 */
public record DecodeRequest(Path file, String format, long bytes, long startMs, Long endMs, String channels) {}
