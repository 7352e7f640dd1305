package io.whisperrest.model.limit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The part of a user's limits that is known only after decoding. Read from {@code app_user.limits} and {@code setting('limits')},
 * which hold more.
 *
 * @param maxDurationSeconds of one recording; null = not limited here
 * @param audioSecondsPerDay of all recordings of a day (UTC); null = not limited here
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
            throw new IllegalStateException("the stored limits are no limits", e);
        }
    }

    /** What the configuration says. */
    public static AudioLimits of(QuotaConfig config) {
        long seconds = config.audioPerDay().toSeconds();
        return new AudioLimits(null, seconds == 0 ? null : seconds);
    }

    /** Each limit of this one, where it has none that of the other. */
    public AudioLimits orElse(AudioLimits other) {
        return new AudioLimits(
                maxDurationSeconds != null ? maxDurationSeconds : other.maxDurationSeconds,
                audioSecondsPerDay != null ? audioSecondsPerDay : other.audioSecondsPerDay);
    }
}
