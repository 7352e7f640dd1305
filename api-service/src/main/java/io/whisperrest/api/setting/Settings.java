package io.whisperrest.api.setting;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What administrators decided, for all features to ask. A setting wins over the configuration key of the same meaning; the key is
 * the feature's own, so it is passed in or asked for where nothing was decided. Another process's change is known within five
 * seconds. May read the database: not for the event loop.
 */
@Singleton
public class Settings {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final SettingRepository rows;
    private final Clock clock;
    private volatile Known known;

    Settings(SettingRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public boolean registrationOpen(boolean configured) {
        return current().registrationOpen() == null ? configured : current().registrationOpen();
    }

    /** Of every user that has none of his own; null where the configuration decides. */
    public UserLimits limits() {
        return current().limits();
    }

    /** Null where the configuration decides. */
    public Retention retention() {
        return current().retention();
    }

    public Optional<String> defaultModel() {
        return Optional.ofNullable(current().defaultModel());
    }

    /** Everything that was decided. */
    public Decided decided() {
        return rows.read();
    }

    /** Replaces everything that was decided. */
    public void decide(Decided decided) {
        rows.write(decided);
        known = null;
    }

    private Decided current() {
        Known last = known;
        if (last == null || clock.millis() - last.readAt() > REMEMBERED.toMillis()) {
            last = new Known(rows.read(), clock.millis());
            known = last;
        }
        return last.decided();
    }

    private record Known(Decided decided, long readAt) {}
}
