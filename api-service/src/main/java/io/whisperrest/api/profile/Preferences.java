package io.whisperrest.api.profile;

import io.whisperrest.api.account.UserPreferences;
import io.whisperrest.api.account.UserRepository;
import io.whisperrest.api.error.FieldError;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.profile.AccountResource.AccountChange;
import io.whisperrest.api.setting.Retention;
import io.whisperrest.api.setting.Settings;
import io.whisperrest.api.task.TaskDefaults;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Checks and keeps what a user prefers. */
@Singleton
class Preferences {
    private static final List<String> LOCALES = List.of("en", "ru");
    private static final int LONGEST_DAYS = 36_500;

    private final UserRepository users;
    private final TaskDefaults defaults;
    private final Settings settings;

    Preferences(UserRepository users, TaskDefaults defaults, Settings settings) {
        this.users = users;
        this.defaults = defaults;
        this.settings = settings;
    }

    void change(String userId, AccountChange asked) {
        UserPreferences known = users.preferences(userId).orElseThrow(Problems::unauthenticated);
        users.prefer(
                userId,
                new UserPreferences(
                        asked.locale() == null ? known.locale() : locale(asked.locale()),
                        asked.defaults() == null ? known.defaults() : options(asked.defaults()),
                        asked.retention() == null ? known.retention() : retention(asked.retention())));
    }

    private static String locale(String locale) {
        if (!LOCALES.contains(locale)) {
            throw invalid("locale", "One of " + String.join(", ", LOCALES) + ".");
        }
        return locale;
    }

    private Map<String, Object> options(Map<String, Object> asked) {
        defaults.check(asked);
        return asked;
    }

    private Retention retention(Retention asked) {
        Retention most = settings.retention();
        within("retention.audioDays", asked.audioDays(), most.audioDays());
        within("retention.textDays", asked.textDays(), most.textDays());
        return asked;
    }

    private static void within(String field, Integer days, Integer most) {
        int longest = most == null ? LONGEST_DAYS : most;
        if (days != null && (days < 1 || days > longest)) {
            throw invalid(field, "From 1 to " + longest + " days.");
        }
    }

    private static RuntimeException invalid(String field, String detail) {
        return Problems.validation(List.of(new FieldError(field, "invalid", detail)));
    }
}
