package io.whisperrest.api.task;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerResponse;
import io.whisperrest.api.account.CurrentUser;
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

    private final TaskService service;
    private final UserLimitsService limits;
    private final Permits permits;
    private final CurrentUser user;
    private final WaitingCalls calls;
    private final CurrentVertxRequest request;
    private final Clock clock;

    TaskWait(
            TaskService service,
            UserLimitsService limits,
            Permits permits,
            CurrentUser user,
            WaitingCalls calls,
            CurrentVertxRequest request,
            Clock clock) {
        this.service = service;
        this.limits = limits;
        this.permits = permits;
        this.user = user;
        this.calls = calls;
        this.request = request;
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
        int limit = limits.of(userId).maxWaits();
        return permits.take(Permits.Kind.WAIT, userId, limit).orElseThrow(() -> tooMany(limit));
    }

    private static ApiProblem tooMany(int limit) {
        ApiProblem tooMany = Problems.of(
                429, "too_many_waits", "At most " + limit + " calls of a user may wait at once: ask without Prefer.");
        return Problems.later(tooMany.with("maxWaits", limit), Duration.ofSeconds(1));
    }

    /** The user's waiting calls in this process. */
    int held(String userId) {
        return permits.here(Permits.Kind.WAIT, userId);
    }

    /**
     * @return the task at the end of the wait, or when the caller disconnects; fails as {@link #held} does
     * @throws ApiProblem 404; 429 {@code too_many_waits}
     */
    public Uni<Task> untilEnded(String id, String userId, int seconds) {
        Task task = service.get(id, userId);
        if (seconds == 0 || task.status().isFinal()) {
            return Uni.createFrom().item(task);
        }
        return held(permit(userId, seconds), id, userId, seconds);
    }

    /**
     * Like {@link #untilEnded}, for a call that already has a permit. Holds no thread. Call it on the thread of the request.
     *
     * @param permit released at the end of the wait, however it ends
     * @return fails also with 401 {@code session_ended} within {@code auth.revocation-delay} after the caller was signed out
     */
    public Uni<Task> held(Permit permit, String id, String userId, int seconds) {
        try {
            return wait(id, userId, seconds).onTermination().invoke(permit::release);
        } catch (RuntimeException | Error e) {
            permit.release();
            throw e;
        }
    }

    private Uni<Task> wait(String id, String userId, int seconds) {
        Task task = service.get(id, userId);
        if (seconds == 0 || task.status().isFinal()) {
            return Uni.createFrom().item(task);
        }
        HttpServerResponse response = request.getCurrent().response();
        long endAt = clock.millis() + seconds * 1000L;
        TaskEndCall call = new TaskEndCall(
                service, task, user.grant(), endAt, () -> response.closed() || response.ended(), calls::lookSoon);
        Runnable end = calls.add(call);
        return Uni.createFrom()
                .completionStage(call.result())
                .onTermination()
                .invoke(end)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(ended -> ended == null ? service.get(id, userId) : ended);
    }
}
