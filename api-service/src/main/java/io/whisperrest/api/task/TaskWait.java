package io.whisperrest.api.task;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.whisperrest.api.account.AuthConfig;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.account.GrantRepository;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.limit.LimitsOfUsers;
import io.whisperrest.api.limit.Place;
import io.whisperrest.api.limit.Places;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Prefer: wait=N}: holds an answer until the task is over or N seconds passed. */
@ApplicationScoped
public class TaskWait {
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*(\\d{1,4})(?:$|[,;\\s])");
    private static final int LONGEST_SECONDS = 60;
    private static final long LOOK_EVERY_MS = 100;

    private final TaskService service;
    private final LimitsOfUsers limits;
    private final Places places;
    private final CurrentUser user;
    private final GrantRepository grants;
    private final CurrentVertxRequest request;
    private final Clock clock;
    private final long askAgainMs;

    TaskWait(
            TaskService service,
            LimitsOfUsers limits,
            Places places,
            CurrentUser user,
            GrantRepository grants,
            CurrentVertxRequest request,
            AuthConfig config,
            Clock clock) {
        this.service = service;
        this.limits = limits;
        this.places = places;
        this.user = user;
        this.grants = grants;
        this.request = request;
        this.askAgainMs = config.revocationDelay().toMillis();
        this.clock = clock;
    }

    /** Seconds asked for, at most 60; 0 when the header asks for no wait (RFC 7240). */
    public static int seconds(String prefer) {
        if (prefer == null) {
            return 0;
        }
        Matcher matcher = WAIT.matcher(prefer);
        return matcher.find() ? Math.min(LONGEST_SECONDS, Integer.parseInt(matcher.group(1))) : 0;
    }

    /**
     * To be taken before a body is read: a call that may not wait makes no task either.
     *
     * @param seconds 0 = no wait, which needs no place
     * @throws ApiProblem 429 {@code too_many_waits}
     */
    public Place place(String userId, int seconds) {
        if (seconds == 0) {
            return () -> {};
        }
        int most = limits.of(userId).maxWaits();
        return places.take(Places.Kind.WAIT, userId, most).orElseThrow(() -> tooMany(most));
    }

    private static ApiProblem tooMany(int most) {
        ApiProblem tooMany = Problems.of(
                429, "too_many_waits", "At most " + most + " calls of a user may wait at once: ask without Prefer.");
        return Problems.later(tooMany.with("maxWaits", most), Duration.ofSeconds(1));
    }

    /** For the rest of a call that had a place: it is counted, never refused. */
    public Place sameAgain(String userId) {
        return places.count(Places.Kind.WAIT, userId);
    }

    /** Calls of that user that wait in this process. */
    int held(String userId) {
        return places.here(Places.Kind.WAIT, userId);
    }

    /**
     * @return the task as it is at the end of the wait, or when the caller hung up
     * @throws ApiProblem 404; 429 {@code too_many_waits}; as {@link #held}
     */
    public Task untilOver(String id, String userId, int seconds) {
        Task task = service.get(id, userId);
        if (seconds == 0 || task.status().isFinal()) {
            return task;
        }
        Place place = place(userId, seconds);
        try {
            return held(id, userId, seconds);
        } finally {
            place.giveBack();
        }
    }

    /**
     * As {@link #untilOver}, for a call that has its place; on the thread of the request.
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

    /** Nobody hears the answer any more: thread and place go back. */
    private boolean hungUp() {
        return request.getCurrent().response().closed();
    }
}
