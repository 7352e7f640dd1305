package io.whisperrest.api.task;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.limit.LimitsOfUsers;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Clock clock;
    private final Map<String, Integer> waits = new ConcurrentHashMap<>();

    TaskWait(TaskService service, LimitsOfUsers limits, Clock clock) {
        this.service = service;
        this.limits = limits;
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

    /** A place among the calls of a user that wait; to be given back. */
    public interface Place {
        void giveBack();
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
        Place place = sameAgain(userId);
        int most = limits.of(userId).maxWaits();
        if (waits.getOrDefault(userId, 0) > most) {
            place.giveBack();
            ApiProblem tooMany = Problems.of(
                    429,
                    "too_many_waits",
                    "At most " + most + " calls of a user may wait at once: ask without Prefer.");
            throw Problems.later(tooMany.with("maxWaits", most), Duration.ofSeconds(1));
        }
        return place;
    }

    /** For the rest of a call that had a place: it is counted, never refused. */
    public Place sameAgain(String userId) {
        waits.merge(userId, 1, Integer::sum);
        return () -> waits.computeIfPresent(userId, (user, n) -> n == 1 ? null : n - 1);
    }

    /**
     * @return the task as it is at the end of the wait
     * @throws ApiProblem 404; 429 {@code too_many_waits}
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

    /** As {@link #untilOver}, for a call that has its place. */
    public Task held(String id, String userId, int seconds) {
        Task task = service.get(id, userId);
        long end = clock.millis() + seconds * 1000L;
        try {
            while (!task.status().isFinal() && clock.millis() < end) {
                Thread.sleep(LOOK_EVERY_MS);
                task = service.get(id, userId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return task;
    }
}
