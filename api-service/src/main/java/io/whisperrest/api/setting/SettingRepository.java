package io.whisperrest.api.setting;

import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/** The rows of {@code setting} that hold administrators' settings; the other rows belong to other features. */
@Singleton
class SettingRepository {
    private static final String REGISTRATION_OPEN = "registration-open";
    private static final String LIMITS = "limits";
    private static final String AUDIO_DAYS = "retention-audio-days";
    private static final String TEXT_DAYS = "retention-text-days";
    private static final String DEFAULT_MODEL = "default-model";

    private final Database database;

    SettingRepository(Database database) {
        this.database = database;
    }

    AdminSettings read() {
        Map<String, String> rows = database.read(handle -> handle.createQuery("SELECT name, value FROM setting")
                .setMapKeyColumn("name")
                .setMapValueColumn("value")
                .collectInto(new GenericType<Map<String, String>>() {}));
        return new AdminSettings(
                rows.containsKey(REGISTRATION_OPEN) ? Boolean.valueOf(rows.get(REGISTRATION_OPEN)) : null,
                rows.containsKey(LIMITS) ? UserLimits.parse(rows.get(LIMITS)) : UserLimits.NONE,
                new Retention(number(rows.get(AUDIO_DAYS)), number(rows.get(TEXT_DAYS))),
                rows.get(DEFAULT_MODEL));
    }

    void write(AdminSettings decided) {
        database.write(handle -> {
            put(handle, REGISTRATION_OPEN, decided.registrationOpen());
            put(handle, LIMITS, decided.limits().json());
            put(handle, AUDIO_DAYS, decided.retention().audioDays());
            put(handle, TEXT_DAYS, decided.retention().textDays());
            put(handle, DEFAULT_MODEL, decided.defaultModel());
            return true;
        });
    }

    private static void put(Handle handle, String name, Object value) {
        if (value == null) {
            handle.execute("DELETE FROM setting WHERE name = ?", name);
        } else {
            handle.execute("""
                    INSERT INTO setting (name, value)
                    VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value""", name, value.toString());
        }
    }

    private static Integer number(String value) {
        return value == null ? null : Integer.valueOf(value);
    }
}
