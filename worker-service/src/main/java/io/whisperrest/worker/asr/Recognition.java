package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import java.util.List;

/**
 * What the engine heard in one window, unchecked.
 *
 * @param segments in order; times in ms from the start of the window
 */
public record Recognition(List<Segment> segments) {}
