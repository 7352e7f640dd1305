package io.whisperrest.api.transcript.format;

import java.util.List;

/**
 * What is to be written.
 *
 * @param title the recording's name
 * @param language code, null = unknown
 * @param durationMs null = unknown
 * @param model that recognised it
 */
public record Document(String title, String language, Long durationMs, String model, List<Line> lines) {}
