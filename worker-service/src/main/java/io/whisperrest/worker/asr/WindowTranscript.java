package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Warning;
import java.util.List;

/**
 * The checked text of one window; times in ms from the start of the file.
 *
 * @param segments what becomes the transcript, in order, non-overlapping, clamped to the window
 * @param suppressed what the checks took out
 * @param warnings for instance {@code language_changed}, {@code estimated_words}
 */
public record WindowTranscript(List<Segment> segments, List<Suppressed> suppressed, List<Warning> warnings) {}
