package io.whisperrest.api.setting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.memory.Remembered;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.limit.QuotaConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * The limits of each user: the user's own, else those that administrators set for all, else the configuration. Only the quotas can
 * be null in the result, which means unlimited. Changes take effect within five seconds. May read the database, so never call it on the
 * event loop.
 */
@Singleton
public class UserLimitsService {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MAX_USERS = 10_000;

    private final Remembered<UserLimits> known = new Remembered<>(REMEMBERED);
    /** Used while the database is unavailable. */
    private final Cache<String, UserLimits> lastKnown =
            Caffeine.newBuilder().maximumSize(MAX_USERS).build();

    private final Database database;
    private final Settings settings;
    private final UserLimits configured;

    UserLimitsService(
            Database database,
            Settings settings,
            LimitConfig rates,
            TaskLimitConfig tasks,
            UploadConfig upload,
            AudioLimitConfig audio,
            QuotaConfig quota) {
        this.database = database;
        this.settings = settings;
        this.configured = new UserLimits(
                upload.maxSize().asLongValue(),
                audio.maxDuration().toSeconds(),
                tasks.maxQueued(),
                upload.maxUnfinished(),
                tasks.maxWaits(),
                tasks.maxStreams(),
                orUnlimited(quota.audioPerDay().toSeconds()),
                orUnlimited(quota.storage().asLongValue()),
                false,
                rates.requestsUser());
    }

    /** The cached limits. While the database is unavailable, the last known ones, or else those of the configuration. */
    public UserLimits of(String userId) {
        try {
            return known.ask(userId, () -> read(userId));
        } catch (DatabaseUnavailable e) {
            UserLimits last = lastKnown.getIfPresent(userId);
            return last == null ? configured : last;
        }
    }

    private UserLimits read(String userId) {
        UserLimits common = common();
        UserLimits limits = database.read(handle -> in(handle, userId, common));
        lastKnown.put(userId, limits);
        return limits;
    }

    /** Limits of users without limits of their own. Call it before the transaction that calls {@link #in}. */
    public UserLimits common() {
        return settings.limits().orElse(configured);
    }

    /** The server's own limits: no user gets a larger file or a longer recording. */
    public UserLimits configured() {
        return configured;
    }

    /** Reads the limits within this transaction. */
    public UserLimits in(Handle handle, String userId, UserLimits common) {
        return handle.createQuery("SELECT limits FROM app_user WHERE id = :user")
                .bind("user", userId)
                .mapTo(String.class)
                .findOne()
                .map(UserLimits::parse)
                .orElse(UserLimits.NONE)
                .orElse(common);
    }

    private static Long orUnlimited(long value) {
        return value == 0 ? null : value;
    }
}
