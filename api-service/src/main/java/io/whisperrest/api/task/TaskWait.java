package io.whisperrest.api.task;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
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
    private final TaskConfig config;
    private final Clock clock;
    private final Map<String, Integer> waits = new ConcurrentHashMap<>();

    TaskWait(TaskService service, TaskConfig config, Clock clock) {
        this.service = service;
        this.config = config;
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
     * @return the task as it is at the end of the wait
     * @throws ApiProblem 404; 429 {@code too_many_waits}
     */
    public Task untilOver(String id, String userId, int seconds) {
        Task task = service.get(id, userId);
        if (seconds == 0 || task.status().isFinal()) {
            return task;
        }
        enter(userId);
        try {
            long end = clock.millis() + seconds * 1000L;
            while (!task.status().isFinal() && clock.millis() < end) {
                Thread.sleep(LOOK_EVERY_MS);
                task = service.get(id, userId);
            }
            return task;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return task;
        } finally {
            waits.computeIfPresent(userId, (user, n) -> n == 1 ? null : n - 1);
        }
    }

    private void enter(String userId) {
        int now = waits.merge(userId, 1, Integer::sum);
        if (now > config.maxWaits()) {
            waits.computeIfPresent(userId, (user, n) -> n == 1 ? null : n - 1);
            ApiProblem tooMany = Problems.of(
                    429,
                    "too_many_waits",
                    "At most " + config.maxWaits() + " calls of a user may wait at once: ask without Prefer.");
            throw Problems.later(tooMany, Duration.ofSeconds(1));
        }
    }
}
