package io.whisperrest.api.profile;

import io.whisperrest.api.account.UserPreferences;
import io.whisperrest.api.account.UserRepository;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.profile.AccountResource.AccountChange;
import io.whisperrest.api.retention.Kept;
import io.whisperrest.api.retention.RetentionPolicy;
import io.whisperrest.api.setting.Retention;
import io.whisperrest.api.task.TaskDefaults;
import io.whisperrest.model.task.TaskJson;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Validates and stores a user's preferences. */
@Singleton
class Preferences {
    private static final List<String> LOCALES = List.of("en", "ru");
    private static final int MAX_DAYS = 36_500;
    private static final int MAX_DEFAULTS = 20_000;

    private final UserRepository users;
    private final TaskDefaults defaults;
    private final RetentionPolicy policy;

    Preferences(UserRepository users, TaskDefaults defaults, RetentionPolicy policy) {
        this.users = users;
        this.defaults = defaults;
        this.policy = policy;
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
            throw Problems.invalid("locale", "One of " + String.join(", ", LOCALES) + ".");
        }
        return locale;
    }

    /** Limits their size: valid options could still hold a million empty words, and every task reads them again. */
    private Map<String, Object> options(Map<String, Object> asked) {
        defaults.check(asked);
        Map<String, Object> named = new LinkedHashMap<>(asked);
        named.values().removeIf(Objects::isNull);
        if (TaskJson.write(named).length() > MAX_DEFAULTS) {
            throw Problems.invalid("defaults", "At most " + MAX_DEFAULTS + " characters as JSON.");
        }
        return named;
    }

    private Retention retention(Retention asked) {
        Kept limit = policy.current();
        within("retention.audioDays", asked.audioDays(), limit.audioDays());
        within("retention.textDays", asked.textDays(), limit.textDays());
        return asked;
    }

    /** @param limit null = forever; below one day the only allowed value is one day, and the server's shorter limit still applies */
    private static void within(String field, Integer days, Long limit) {
        long longest = limit == null ? MAX_DAYS : Math.max(1, limit);
        if (days != null && (days < 1 || days > longest)) {
            throw Problems.invalid(field, "From 1 to " + longest + " days.");
        }
    }
}
