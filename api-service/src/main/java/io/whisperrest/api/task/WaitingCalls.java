package io.whisperrest.api.task;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.whisperrest.api.account.AuthConfig;
import io.whisperrest.api.account.GrantRepository;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.event.TaskEventFollower;
import io.whisperrest.loop.BackgroundLoop;
import io.whisperrest.model.database.DatabaseUnavailable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * All waiting calls of this process. None holds a thread: an event of its task ends a call, and a slow look at the database finds the
 * rest.
 */
@Singleton
public class WaitingCalls {
    private static final Logger LOG = Logger.getLogger(WaitingCalls.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** Time for the last answers to be sent. */
    private static final Duration ANSWERS = Duration.ofSeconds(3);

    private final TaskEventFollower follower;
    private final TaskRepository tasks;
    private final GrantRepository grants;
    private final Clock clock;
    private final Duration drainTimeout;
    private volatile long endAllAt = Long.MAX_VALUE;
    private final Set<WaitingCall> calls = ConcurrentHashMap.newKeySet();
    private final BackgroundLoop looks;
    private final List<BackgroundLoop> loops;

    WaitingCalls(
            TaskEventFollower follower,
            TaskRepository tasks,
            GrantRepository grants,
            AuthConfig config,
            DrainConfig drain,
            Clock clock) {
        this.follower = follower;
        this.tasks = tasks;
        this.grants = grants;
        this.drainTimeout = drain.drainTimeout();
        this.clock = clock;
        this.looks = new BackgroundLoop("wait-tasks", LOOK, this::lookAtTasks);
        this.loops = List.of(
                looks,
                new BackgroundLoop("wait-times", TICK, this::checkTimes),
                new BackgroundLoop("wait-grants", config.revocationDelay(), this::checkGrants));
        loops.forEach(loop -> loop.expecting(DatabaseUnavailable.class));
    }

    void start(@Observes StartupEvent event) {
        loops.forEach(BackgroundLoop::start);
        // Quarkus' own hook meanwhile waits for the requests in flight.
        Runtime.getRuntime().addShutdownHook(new Thread(this::drain, "end-waits"));
    }

    void stop(@Observes ShutdownEvent event) {
        BackgroundLoop.closeAll(loops);
        endAll();
    }

    /**
     * Most waits end with their task; the others must be answered while the server still can. A call may begin to wait after this, when its
     * body has arrived.
     */
    private void drain() {
        endAllAt = clock.millis() + Math.max(0, drainTimeout.minus(ANSWERS).toMillis());
    }

    private void endAll() {
        each(calls, call -> call.checkTime(Long.MAX_VALUE));
    }

    /** Looks at all waiting tasks now. */
    void lookSoon() {
        looks.wake();
    }

    /** @return ends the looks at the call's task; run it when the call has ended */
    public Runnable add(WaitingCall call) {
        calls.add(call);
        TaskEventFollower.Following following = follower.follow(call.grant().userId(), null, call);
        return () -> {
            following.close();
            calls.remove(call);
        };
    }

    private void checkTimes() {
        long now = clock.millis();
        each(calls, call -> call.checkTime(now >= endAllAt ? Long.MAX_VALUE : now));
    }

    private void lookAtTasks() {
        List<WaitingCall> waiting = List.copyOf(calls);
        Set<String> unfinished =
                tasks.unfinished(waiting.stream().map(WaitingCall::taskId).toList());
        each(waiting, call -> {
            if (!unfinished.contains(call.taskId())) {
                call.look();
            }
        });
    }

    private void checkGrants() {
        calls.stream().collect(Collectors.groupingBy(WaitingCall::grant)).forEach((grant, ofIt) -> {
            try {
                grants.require(grant);
            } catch (ApiProblem e) {
                each(ofIt, call -> call.fail(e));
            }
        });
    }

    /** A call that fails does not keep the others from theirs. */
    private static void each(Collection<WaitingCall> calls, Consumer<WaitingCall> step) {
        for (WaitingCall call : calls) {
            try {
                step.accept(call);
            } catch (RuntimeException e) {
                LOG.warnf("waiting call for task %s: %s", call.taskId(), e);
            }
        }
    }
}
