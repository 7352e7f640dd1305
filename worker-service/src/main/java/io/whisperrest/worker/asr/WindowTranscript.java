package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Warning;
import java.util.List;

/**
 * The checked text of one window; times in ms from the start of the file.
 *
 * @param segments segments for the transcript: in order, non-overlapping, clamped to the window
 * @param suppressed text removed by the checks
 * @param warnings for example {@code language_changed}, {@code estimated_words}
 * @param lastLanguage language at the end of the window
 */
public record WindowTranscript(
        List<Segment> segments, List<Suppressed> suppressed, List<Warning> warnings, String lastLanguage) {}
