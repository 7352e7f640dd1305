package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import java.util.List;

/**
 * The engine's unchecked result for one window.
 *
 * @param segments in order; times in ms from the start of the window
 * @param doubtful true when Whisper's own rules would decode again at a higher temperature: a mean log probability below −1, or an
 *     entropy of the last tokens below 2.4
 */
public record Recognition(List<Segment> segments, boolean doubtful) {}
