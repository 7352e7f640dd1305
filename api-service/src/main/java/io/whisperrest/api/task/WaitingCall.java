package io.whisperrest.api.task;

import io.whisperrest.api.account.Grant;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.event.TaskEventFollower;
import io.whisperrest.event.TaskEventFollower.Numbered;
import java.util.List;
import java.util.Optional;

/** A call that waits for what happens to a task. Its task is read whenever something may have happened to it. Thread-safe. */
public interface WaitingCall extends TaskEventFollower.Listener {
    String taskId();

    /** Of the caller; the call fails when it is revoked. */
    Grant grant();

    /** Something may have happened to the task: reads it. */
    void look();

    /**
     * Ends the call when its time is up or its caller is gone. Called several times a second, so it must not block.
     *
     * @param now ms of the epoch
     */
    void checkTime(long now);

    /** Ends the call with an error. */
    void fail(ApiProblem problem);

    /** It may have happened before the events arrived. */
    @Override
    default void joined(Optional<List<Numbered>> missed) {
        look();
    }

    @Override
    default void event(Numbered event) {
        if (event.event().taskId().equals(taskId())) {
            look();
        }
    }

    @Override
    default void gap() {
        look();
    }
}
