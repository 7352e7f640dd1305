package io.whisperrest.api.retention;

import java.time.Duration;

/**
 * How long things are kept; null = for ever.
 *
 * @param audio the recording
 * @param text everything of the task, the recording too
 */
public record Kept(Duration audio, Duration text) {

    /** Whole days; null = for ever. */
    public Long audioDays() {
        return audio == null ? null : audio.toDays();
    }

    /** Whole days; null = for ever. */
    public Long textDays() {
        return text == null ? null : text.toDays();
    }

    /** The shorter of each. */
    Kept orShorter(Kept other) {
        return new Kept(shorter(audio, other.audio), shorter(text, other.text));
    }

    static Kept ofDays(Number audioDays, Number textDays) {
        return new Kept(days(audioDays), days(textDays));
    }

    static Duration shorter(Duration one, Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration days(Number days) {
        return days == null ? null : Duration.ofDays(days.longValue());
    }
}
