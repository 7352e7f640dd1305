package io.whisperrest.api.retention;

import io.whisperrest.api.setting.Retention;
import io.whisperrest.api.setting.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The retention for all users: the administrators' setting, else the configuration. */
@Singleton
public class RetentionPolicy {
    private static final double UNLIMITED = 400L * 365 * 24 * 3600; // upper limit of a ttl where no retention applies

    private final Settings settings;
    private final RetentionConfig config;

    RetentionPolicy(Settings settings, RetentionConfig config) {
        this.settings = settings;
        this.config = config;
    }

    public Kept current() {
        Retention decided = settings.retention();
        Kept kept = Kept.ofDays(decided.audioDays(), decided.textDays());
        return new Kept(
                kept.audio() == null ? orForEver(config.audio()) : kept.audio(),
                kept.text() == null ? orForEver(config.text()) : kept.text());
    }

    /** The longest ttl that a task may request, in seconds. */
    public double longestSeconds() {
        Duration text = current().text();
        return text == null ? UNLIMITED : text.toSeconds();
    }

    private static Duration orForEver(Duration configured) {
        return configured.isZero() ? null : configured;
    }
}
