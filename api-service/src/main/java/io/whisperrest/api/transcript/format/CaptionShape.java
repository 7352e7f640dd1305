package io.whisperrest.api.transcript.format;

/**
 * Limits of captions.
 *
 * @param maxCharsPerLine 20–120
 * @param maxLines 1–4
 * @param maxDurationMs 1000–30000
 */
public record CaptionShape(int maxCharsPerLine, int maxLines, long maxDurationMs) {
    /** Two lines of 42 characters for at most 7 s: the usual limits of subtitling (Netflix, BBC). */
    public static final CaptionShape USUAL = new CaptionShape(42, 2, 7000);
}
