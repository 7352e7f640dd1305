package io.whisperrest.api.event;

import io.smallrye.mutiny.subscription.MultiEmitter;

/** One open connection. */
final class EventStream {
    private final String userId;
    private final String taskId;
    private final long tokenVersion;
    private final MultiEmitter<? super LiveEvent> out;

    /**
     * @param taskId null = all tasks of the user
     * @param tokenVersion of the user when it was opened
     */
    EventStream(String userId, String taskId, long tokenVersion, MultiEmitter<? super LiveEvent> out) {
        this.userId = userId;
        this.taskId = taskId;
        this.tokenVersion = tokenVersion;
        this.out = out;
    }

    String userId() {
        return userId;
    }

    long tokenVersion() {
        return tokenVersion;
    }

    void send(LiveEvent event) {
        if (taskId == null || event.taskId() == null || event.taskId().equals(taskId)) {
            out.emit(event);
        }
    }

    void end() {
        out.complete();
    }
}
