package io.whisperrest.api.event;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.whisperrest.api.account.Grant;

/** One open connection. */
final class EventStream {
    private final Grant grant;
    private final String taskId;
    private final MultiEmitter<? super LiveEvent> out;

    /**
     * @param grant by which it was opened: it ends with it
     * @param taskId null = all tasks of the user
     */
    EventStream(Grant grant, String taskId, MultiEmitter<? super LiveEvent> out) {
        this.grant = grant;
        this.taskId = taskId;
        this.out = out;
    }

    String userId() {
        return grant.userId();
    }

    Grant grant() {
        return grant;
    }

    void send(LiveEvent event) {
        if (taskId == null || event.taskId() == null || event.taskId().equals(taskId)) {
            out.emit(event);
        }
    }

    /** Nobody listens any more. */
    boolean isOver() {
        return out.isCancelled();
    }

    void end() {
        out.complete();
    }
}
