package io.whisperrest.api.event;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.whisperrest.api.account.Grant;
import io.whisperrest.api.account.GrantRepository;
import io.whisperrest.api.concurrency.Permit;
import io.whisperrest.api.concurrency.Permits;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.UserLimitsService;
import io.whisperrest.event.TaskEventFollower;
import io.whisperrest.event.TaskEventFollower.Numbered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** All event streams of this process. */
@ApplicationScoped
class EventHub {
    private static final Logger LOG = Logger.getLogger(EventHub.class);

    private final TaskEventFollower follower;
    private final EventRenderer renderer;
    private final EventWriter writer;
    private final UserLimitsService limits;
    private final Permits permits;
    private final GrantRepository grants;
    private final ReadyWorkers workers;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

    EventHub(
            TaskEventFollower follower,
            EventRenderer renderer,
            EventWriter writer,
            UserLimitsService limits,
            Permits permits,
            GrantRepository grants,
            ReadyWorkers workers) {
        this.follower = follower;
        this.renderer = renderer;
        this.writer = writer;
        this.limits = limits;
        this.permits = permits;
        this.grants = grants;
        this.workers = workers;
    }

    /** @throws io.whisperrest.api.error.ApiProblem 429 {@code too_many_streams} */
    Permit permit(String userId) {
        int limit = limits.of(userId).maxStreams();
        return permits.take(Permits.Kind.STREAM, userId, limit)
                .orElseThrow(() -> Problems.later(
                        Problems.of(
                                429,
                                "too_many_streams",
                                "You have " + limit + " event streams open, the most allowed: close one."),
                        Duration.ofSeconds(15)));
    }

    /** @param lastEventId null = from now on */
    void open(EventStream stream, String lastEventId) {
        streams.add(stream);
        stream.follow(follower.follow(stream.userId(), lastEventId, new StreamListener(stream)));
        if (stream.hasEnded()) { // it ended before it was added
            close(stream);
        }
    }

    void close(EventStream stream) {
        streams.remove(stream);
        stream.unfollow();
    }

    /** What a stream hears of its user's events. A long replay must not delay other users, so it is made on another thread. */
    private final class StreamListener implements TaskEventFollower.Listener {
        private final EventStream stream;
        /** Events that wait for the end of the replay; null = there is none. */
        private List<LiveEvent> waiting;

        StreamListener(EventStream stream) {
            this.stream = stream;
        }

        @Override
        public synchronized void joined(Optional<List<Numbered>> missed) {
            stream.greet(new LiveEvent(null, "hello", null, writer.sign(workers.any())));
            if (missed.isEmpty()) {
                gap();
            } else if (!missed.get().isEmpty()) {
                waiting = new ArrayList<>();
                replayLater(missed.get());
            }
        }

        private void replayLater(List<Numbered> missed) {
            try {
                Infrastructure.getDefaultWorkerPool().execute(() -> replay(missed));
            } catch (RejectedExecutionException e) {
                waiting = null;
                gap();
            }
        }

        private void replay(List<Numbered> missed) {
            List<LiveEvent> events;
            try {
                events = renderer.replay(missed).orElseGet(() -> List.of(resync()));
            } catch (RuntimeException | Error e) {
                LOG.warnf("events not replayed: %s", e);
                events = List.of(resync());
            }
            synchronized (this) {
                events.forEach(stream::send);
                waiting.forEach(stream::send);
                waiting = null;
            }
        }

        @Override
        public void event(Numbered event) {
            renderer.live(event).forEach(this::send);
        }

        @Override
        public void gap() {
            send(resync());
        }

        private synchronized void send(LiveEvent event) {
            if (waiting == null) {
                stream.send(event);
            } else {
                waiting.add(event);
            }
        }
    }

    private LiveEvent resync() {
        return new LiveEvent(null, "resync", null, writer.serverTime());
    }

    void heartbeat() {
        LiveEvent sign = new LiveEvent(null, "heartbeat", null, writer.sign(workers.any()));
        streams.stream().filter(EventStream::isGreeted).forEach(stream -> stream.send(sign));
    }

    /** Publishes worker readiness as soon as it changes, not only with the next heartbeat. */
    void lookForWorkers() {
        if (workers.look()) {
            heartbeat();
        }
    }

    /** Ends the streams of disabled and signed-out users, and of ended sessions and revoked keys. Call it periodically. */
    void endRevoked() {
        Set<Grant> ended = streams.stream().map(EventStream::grant).collect(Collectors.toSet());
        ended.removeIf(grants::holds);
        end(stream -> ended.contains(stream.grant()));
    }

    /** Ends the selected streams with a final event. */
    private void end(Predicate<EventStream> which) {
        streams.stream().filter(which).forEach(stream -> {
            stream.send(new LiveEvent(null, "session.ended", null, writer.serverTime()));
            stream.end();
        });
    }

    /** Ends all streams when the process stops; clients reconnect to the next one. */
    void endAll() {
        streams.forEach(EventStream::end);
    }
}
