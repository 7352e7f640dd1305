package io.whisperrest.api.share;

import io.whisperrest.api.account.RandomToken;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What a link opens, or nothing: unknown, expired, revoked and deleted look alike. */
@ApplicationScoped
class SharedTask {
    private final ShareRepository shares;
    private final TaskService tasks;
    private final Clock clock;

    SharedTask(ShareRepository shares, TaskService tasks, Clock clock) {
        this.shares = shares;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @param heard true where the link gives the recording too */
    record Opened(Task task, boolean heard) {}

    Opened open(String token) {
        Share share = share(token);
        return new Opened(task(share), share.audio());
    }

    Task read(String token) {
        return open(token).task();
    }

    /** Only where the link gives the recording too. */
    Task hear(String token) {
        Opened opened = open(token);
        if (!opened.heard()) {
            throw Problems.notFound();
        }
        return opened.task();
    }

    private Share share(String token) {
        return shares.open(new RandomToken(token).hash(), clock.millis()).orElseThrow(Problems::notFound);
    }

    private Task task(Share share) {
        Task task = tasks.get(share.taskId(), share.userId());
        if (task.status() != TaskStatus.SUCCESS) {
            throw Problems.notFound();
        }
        return task;
    }
}
