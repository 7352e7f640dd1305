package io.whisperrest.api.transcript;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.transcript.format.CaptionShape;

/** The caption shape in a query. */
final class CaptionParameters {
    private CaptionParameters() {}

    /** Null when no parameter is given; missing ones get their defaults. */
    static CaptionShape of(Integer maxCharsPerLine, Integer maxLines, Double maxDuration) {
        if (maxCharsPerLine == null && maxLines == null && maxDuration == null) {
            return null;
        }
        CaptionShape usual = CaptionShape.USUAL;
        return new CaptionShape(
                (int) within("maxCharsPerLine", maxCharsPerLine, usual.maxCharsPerLine(), 20, 120),
                (int) within("maxLines", maxLines, usual.maxLines(), 1, 4),
                Math.round(within("maxDuration", maxDuration, usual.maxDurationMs() / 1000.0, 1, 30) * 1000));
    }

    private static double within(String field, Number asked, double usual, int min, int max) {
        double value = asked == null ? usual : asked.doubleValue();
        if (!(value >= min && value <= max)) {
            throw Problems.invalid(field, field + " goes from " + min + " to " + max + ".");
        }
        return value;
    }
}
