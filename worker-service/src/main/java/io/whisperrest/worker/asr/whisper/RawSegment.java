package io.whisperrest.worker.asr.whisper;

import java.util.List;

/**
 * A segment as the engine returns it; times in ms from the start of the window, not yet clamped.
 *
 * @param noSpeechProbability null when the library does not provide it
 * @param rung of the temperature ladder; null when unknown
 */
record RawSegment(long startMs, long endMs, Float noSpeechProbability, Integer rung, List<RawToken> tokens) {}
