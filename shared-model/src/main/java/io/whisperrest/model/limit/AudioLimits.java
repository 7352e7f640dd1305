package io.whisperrest.model.limit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The limits of a user that can be checked only after decoding. Read from {@code app_user.limits} and {@code setting('limits')},
 * which contain other limits too.
 *
 * @param maxDurationSeconds longest recording; null = not limited here
 * @param audioSecondsPerDay sum over all recordings of a UTC day; null = not limited here
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AudioLimits(Long maxDurationSeconds, Long audioSecondsPerDay) {
    public static final AudioLimits NONE = new AudioLimits(null, null);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param json null = none */
    public static AudioLimits parse(String json) {
        try {
            return json == null ? NONE : JSON.readValue(json, AudioLimits.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored limits cannot be read", e);
        }
    }

    /** The configured limits. */
    public static AudioLimits of(QuotaConfig config) {
        long seconds = config.audioPerDay().toSeconds();
        return new AudioLimits(null, seconds == 0 ? null : seconds);
    }

    /** Each limit of this record; where it is null, that of the other. */
    public AudioLimits orElse(AudioLimits other) {
        return new AudioLimits(
                maxDurationSeconds != null ? maxDurationSeconds : other.maxDurationSeconds,
                audioSecondsPerDay != null ? audioSecondsPerDay : other.audioSecondsPerDay);
    }
}
