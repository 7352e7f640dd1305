package io.whisperrest.api.limit;

import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.setting.Settings;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.limit.QuotaConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * What each user may use: his own limits, where he has none those administrators set for all, else the configuration. Only the
 * quotas may be null then, which means unlimited. A change is known within five seconds. May read the database: not for the event
 * loop.
 */
@Singleton
public class LimitsOfUsers {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Database database;
    private final Settings settings;
    private final UserLimits configured;
    private final Clock clock;

    LimitsOfUsers(
            Database database,
            Settings settings,
            LimitConfig rates,
            TaskLimitConfig tasks,
            UploadConfig upload,
            AudioLimitConfig audio,
            QuotaConfig quota,
            Clock clock) {
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
        this.clock = clock;
    }

    /** As far as remembered; what the configuration says while the database is away. */
    public UserLimits of(String userId) {
        long now = clock.millis();
        Known last = known.get(userId);
        if (last != null && now - last.readAt() < REMEMBERED.toMillis()) {
            return last.limits();
        }
        try {
            UserLimits common = common();
            UserLimits limits = database.read(handle -> in(handle, userId, common));
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(userId, new Known(limits, now));
            return limits;
        } catch (DatabaseUnavailable e) {
            return last == null ? configured : last.limits();
        }
    }

    /** Of every user that has none of his own. To be asked before a transaction, for {@link #in}. */
    public UserLimits common() {
        return settings.limits().orElse(configured);
    }

    /** The server's own: nobody is given a larger file or a longer recording. */
    public UserLimits configured() {
        return configured;
    }

    /** As they are in this very transaction. */
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

    private record Known(UserLimits limits, long readAt) {}
}
