package io.whisperrest.worker.speech;

/**
 * Up to 28 s of audio around detected speech, recognised in one engine call and committed as one checkpoint.
 *
 * @param track number of the track in the decoded audio, from 0
 * @param startMs from the first decoded sample
 */
public record Window(int track, long startMs, long endMs) {}
