package io.whisperrest.api.event;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.whisperrest.api.account.Grant;
import io.whisperrest.event.TaskEventFollower.Following;
import java.util.concurrent.atomic.AtomicLong;

/** One open connection. */
final class EventStream {
    /** Characters that may wait for a slow client: twice the size of a full replay. */
    static final long MAX_WAITING = 2 * EventRenderer.MAX_REPLAY;

    private final Grant grant;
    private final String taskId;
    private final MultiEmitter<? super LiveEvent> out;
    private final Runnable cutOff;
    private final AtomicLong waiting = new AtomicLong();
    private volatile Following following;
    private volatile boolean greeted;

    /**
     * @param grant the stream ends when it is revoked
     * @param taskId null = all tasks of the user
     * @param cutOff closes the connection
     */
    EventStream(Grant grant, String taskId, MultiEmitter<? super LiveEvent> out, Runnable cutOff) {
        this.grant = grant;
        this.taskId = taskId;
        this.out = out;
        this.cutOff = cutOff;
    }

    String userId() {
        return grant.userId();
    }

    Grant grant() {
        return grant;
    }

    /** Sends the first event. */
    void greet(LiveEvent hello) {
        send(hello);
        greeted = true;
    }

    boolean isGreeted() {
        return greeted;
    }

    void send(LiveEvent event) {
        if (taskId == null || event.taskId() == null || event.taskId().equals(taskId)) {
            if (waiting.addAndGet(event.size()) > MAX_WAITING) {
                cutOff.run(); // the client reconnects and requests the missed events
            } else {
                out.emit(event);
            }
        }
    }

    void follow(Following newFollowing) {
        following = newFollowing;
    }

    void unfollow() {
        Following ended = following;
        if (ended != null) {
            ended.close();
        }
    }

    /** The event is being written to the client. */
    void taken(LiveEvent event) {
        waiting.addAndGet(-event.size());
    }

    /** True when the client has disconnected. */
    boolean hasEnded() {
        return out.isCancelled();
    }

    void end() {
        out.complete();
    }
}
