package io.whisperrest.api.setting;

import io.whisperrest.api.memory.Remembered;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings made by administrators, readable by all features. A setting overrides the configuration key with the same meaning. That key
 * belongs to the feature, so callers pass its value in or handle the absence. Changes by another process take effect within five
 * seconds. May read the database, so never call it on the event loop.
 */
@Singleton
public class Settings {
    private static final String ALL = "all";

    private final Remembered<AdminSettings> known = new Remembered<>(Duration.ofSeconds(5));
    private final SettingRepository rows;

    Settings(SettingRepository rows) {
        this.rows = rows;
    }

    public boolean registrationOpen(boolean configured) {
        return current().registrationOpen() == null ? configured : current().registrationOpen();
    }

    /** Limits for all users without limits of their own; null where the configuration applies. */
    public UserLimits limits() {
        return current().limits();
    }

    /** Null where the configuration applies. */
    public Retention retention() {
        return current().retention();
    }

    public Optional<String> defaultModel() {
        return Optional.ofNullable(current().defaultModel());
    }

    /** All settings. */
    public AdminSettings decided() {
        return rows.read();
    }

    /** Replaces all settings. */
    public void decide(AdminSettings decided) {
        rows.write(decided);
        known.forget(ALL);
    }

    private AdminSettings current() {
        return known.ask(ALL, rows::read);
    }
}
