package io.whisperrest.api.task;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.whisperrest.api.account.AuthConfig;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.account.GrantRepository;
import io.whisperrest.api.concurrency.Permit;
import io.whisperrest.api.concurrency.Permits;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.UserLimitsService;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Prefer: wait=N}: delays the response until the task ends or N seconds have passed. */
@ApplicationScoped
public class TaskWait {
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*(\\d{1,4})(?:$|[,;\\s])");
    private static final int MAX_SECONDS = 60;
    private static final long LOOK_EVERY_MS = 100;

    private final TaskService service;
    private final UserLimitsService limits;
    private final Permits permits;
    private final CurrentUser user;
    private final GrantRepository grants;
    private final CurrentVertxRequest request;
    private final Clock clock;
    private final long askAgainMs;

    TaskWait(
            TaskService service,
            UserLimitsService limits,
            Permits permits,
            CurrentUser user,
            GrantRepository grants,
            CurrentVertxRequest request,
            AuthConfig config,
            Clock clock) {
        this.service = service;
        this.limits = limits;
        this.permits = permits;
        this.user = user;
        this.grants = grants;
        this.request = request;
        this.askAgainMs = config.revocationDelay().toMillis();
        this.clock = clock;
    }

    /** Requested seconds, at most 60; 0 when the header requests no wait (RFC 7240). */
    public static int seconds(String prefer) {
        if (prefer == null) {
            return 0;
        }
        Matcher matcher = WAIT.matcher(prefer);
        return matcher.find() ? Math.min(MAX_SECONDS, Integer.parseInt(matcher.group(1))) : 0;
    }

    /**
     * Takes a permit before the body is read, so that a call that may not wait creates no task either.
     *
     * @param seconds 0 = no wait, which needs no permit
     * @throws ApiProblem 429 {@code too_many_waits}
     */
    public Permit permit(String userId, int seconds) {
        if (seconds == 0) {
            return () -> {};
        }
        int most = limits.of(userId).maxWaits();
        return permits.take(Permits.Kind.WAIT, userId, most).orElseThrow(() -> tooMany(most));
    }

    private static ApiProblem tooMany(int most) {
        ApiProblem tooMany = Problems.of(
                429, "too_many_waits", "At most " + most + " calls of a user may wait at once: ask without Prefer.");
        return Problems.later(tooMany.with("maxWaits", most), Duration.ofSeconds(1));
    }

    /** Keeps counting a call that already got a permit; never rejects it. */
    public Permit sameAgain(String userId) {
        return permits.count(Permits.Kind.WAIT, userId);
    }

    /** The user's waiting calls in this process. */
    int held(String userId) {
        return permits.here(Permits.Kind.WAIT, userId);
    }

    /**
     * @return the task at the end of the wait, or when the caller disconnects
     * @throws ApiProblem 404; 429 {@code too_many_waits}; as {@link #held}
     */
    public Task untilOver(String id, String userId, int seconds) {
        Task task = service.get(id, userId);
        if (seconds == 0 || task.status().isFinal()) {
            return task;
        }
        Permit permit = permit(userId, seconds);
        try {
            return held(id, userId, seconds);
        } finally {
            permit.release();
        }
    }

    /**
     * Like {@link #untilOver}, for a call that already has a permit; runs on the thread of the request.
     *
     * @throws ApiProblem also 401 {@code session_ended} within {@code auth.revocation-delay} after the caller was signed out
     */
    public Task held(String id, String userId, int seconds) {
        Task task = service.get(id, userId);
        long now = clock.millis();
        long end = now + seconds * 1000L;
        long askAgainAt = now + askAgainMs;
        try {
            while (!task.status().isFinal() && now < end && !hungUp()) {
                Thread.sleep(LOOK_EVERY_MS);
                now = clock.millis();
                if (now >= askAgainAt) {
                    grants.require(user.grant());
                    askAgainAt = now + askAgainMs;
                }
                task = service.get(id, userId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return task;
    }

    /** True when the caller has disconnected; the wait then frees its thread and permit. */
    private boolean hungUp() {
        return request.getCurrent().response().closed();
    }
}
