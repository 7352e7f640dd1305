package io.whisperrest.api.retention;

import java.time.Duration;

/**
 * Retention times; null = forever.
 *
 * @param audio time for the recording
 * @param text time for the whole task, including the recording
 */
public record Kept(Duration audio, Duration text) {

    /** Whole days; null = forever. */
    public Long audioDays() {
        return audio == null ? null : audio.toDays();
    }

    /** Whole days; null = forever. */
    public Long textDays() {
        return text == null ? null : text.toDays();
    }

    /** The shorter of each pair. */
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
