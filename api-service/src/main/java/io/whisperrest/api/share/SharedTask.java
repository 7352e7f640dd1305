package io.whisperrest.api.share;

import io.whisperrest.api.account.RandomToken;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Resolves a link to its task. Unknown, expired, revoked and deleted links get the same answer. */
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

    record Opened(Share share, Task task) {
        /** True when the link includes the recording. */
        boolean heard() {
            return share.audio();
        }
    }

    Opened open(RandomToken token) {
        Share share = shares.open(token.hash(), clock.millis()).orElseThrow(Problems::notFound);
        return new Opened(share, task(share));
    }

    /** @param shown the token of the request; a token of another link grants nothing */
    Opened open(String id, Optional<RandomToken> shown) {
        return shown.map(this::open)
                .filter(opened -> opened.share().id().equals(id))
                .orElseThrow(Problems::notFound);
    }

    /** Requires a link that includes the recording. */
    Task hear(String id, Optional<RandomToken> shown) {
        Opened opened = open(id, shown);
        if (!opened.heard()) {
            throw Problems.notFound();
        }
        return opened.task();
    }

    private Task task(Share share) {
        Task task = tasks.get(share.taskId(), share.userId());
        if (task.status() != TaskStatus.SUCCESS) {
            throw Problems.notFound();
        }
        return task;
    }
}
