package io.whisperrest.api.transcript.format;

import java.util.List;

/**
 * The content to write.
 *
 * @param title name of the recording
 * @param language code, null = unknown
 * @param durationMs null = unknown
 * @param model the model used
 */
public record Document(String title, String language, Long durationMs, String model, List<Line> lines) {}
