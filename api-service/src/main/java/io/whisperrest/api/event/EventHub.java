package io.whisperrest.api.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.whisperrest.api.account.Grant;
import io.whisperrest.api.account.GrantRepository;
import io.whisperrest.api.concurrency.Permit;
import io.whisperrest.api.concurrency.Permits;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.UserLimitsService;
import io.whisperrest.event.TaskEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All event streams of this process and their replay log. One lock orders everything, so that a new stream gets each event exactly once,
 * either replayed or live.
 */
@ApplicationScoped
class EventHub {
    private static final Duration UPDATE_INTERVAL = Duration.ofSeconds(1);
    private static final int MAX_UPDATES = 10_000;

    private final EventRepository tasks;
    private final EventWriter writer;
    private final UserLimitsService limits;
    private final Permits permits;
    private final GrantRepository grants;
    private final ReadyWorkers workers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, List<EventStream>> streams = new HashMap<>();
    /** The state last published for a task; repeated only after the interval. */
    private final Cache<String, String> updated = Caffeine.newBuilder()
            .maximumSize(MAX_UPDATES)
            .expireAfterWrite(UPDATE_INTERVAL)
            .build();

    private EventLog log = new EventLog(process());

    EventHub(
            EventRepository tasks,
            EventWriter writer,
            UserLimitsService limits,
            Permits permits,
            GrantRepository grants,
            ReadyWorkers workers,
            Clock clock) {
        this.tasks = tasks;
        this.writer = writer;
        this.limits = limits;
        this.permits = permits;
        this.grants = grants;
        this.workers = workers;
        this.clock = clock;
    }

    /** Reads the task and publishes the event to its owner. */
    void accept(TaskEvent event) {
        tasks.find(event.taskId())
                .ifPresent(task -> writer.events(event, task).forEach(draft -> tell(task.userId(), task.id(), draft)));
    }

    private synchronized void tell(String userId, String taskId, EventWriter.Draft draft) {
        LiveEvent event;
        if (draft.kept()) {
            event = log.append(userId, draft.name(), taskId, draft.data(), clock.millis());
        } else {
            if (draft.state().equals(updated.getIfPresent(taskId))) {
                return;
            }
            updated.put(taskId, draft.state());
            event = new LiveEvent(null, draft.name(), taskId, draft.data());
        }
        streams.getOrDefault(userId, List.of()).forEach(stream -> stream.send(event));
    }

    /** @throws io.whisperrest.api.error.ApiProblem 429 {@code too_many_streams} */
    Permit permit(String userId) {
        int most = limits.of(userId).maxStreams();
        return permits.take(Permits.Kind.STREAM, userId, most)
                .orElseThrow(() -> Problems.later(
                        Problems.of(
                                429,
                                "too_many_streams",
                                "You have " + most + " event streams open, the most allowed: close one."),
                        Duration.ofSeconds(15)));
    }

    /** @param lastEventId null = from now on */
    synchronized void open(EventStream stream, String lastEventId) {
        if (stream.isOver()) {
            return; // it ended before it was added
        }
        streams.computeIfAbsent(stream.userId(), user -> new ArrayList<>()).add(stream);
        stream.send(new LiveEvent(null, "hello", null, writer.sign(workers.any())));
        if (lastEventId != null) {
            Optional<List<LiveEvent>> missed = log.after(stream.userId(), lastEventId);
            missed.ifPresentOrElse(events -> events.forEach(stream::send), () -> stream.send(resync()));
        }
    }

    synchronized void close(EventStream stream) {
        List<EventStream> mine = streams.getOrDefault(stream.userId(), new ArrayList<>());
        mine.remove(stream);
        if (mine.isEmpty()) {
            streams.remove(stream.userId());
        }
    }

    /** Starts a new log after events may have been missed: earlier event ids are no longer valid. */
    synchronized void gap() {
        log = new EventLog(process());
        all().forEach(stream -> stream.send(resync()));
    }

    synchronized void heartbeat() {
        log.prune(clock.millis());
        sendSign();
    }

    /** Publishes worker readiness as soon as it changes, not only with the next heartbeat. */
    void lookForWorkers() {
        if (workers.look()) { // queries the database and Redis, so not under the lock
            sendSign();
        }
    }

    private synchronized void sendSign() {
        LiveEvent sign = new LiveEvent(null, "heartbeat", null, writer.sign(workers.any()));
        all().forEach(stream -> stream.send(sign));
    }

    /** Ends the streams of disabled and signed-out users, and of ended sessions and revoked keys. Call it periodically. */
    void endRevoked() {
        Set<Grant> ended;
        synchronized (this) {
            ended = all().stream().map(EventStream::grant).collect(Collectors.toSet());
        }
        ended.removeIf(grant -> grants.holds(grant)); // queries the database, so not under the lock
        end(stream -> ended.contains(stream.grant()));
    }

    /** Ends the selected streams with a final event. */
    private synchronized void end(Predicate<EventStream> which) {
        all().stream().filter(which).forEach(stream -> {
            stream.send(new LiveEvent(null, "session.ended", null, writer.serverTime()));
            stream.end();
        });
    }

    /** Ends all streams when the process stops; clients reconnect to the next one. */
    synchronized void endAll() {
        all().forEach(EventStream::end);
    }

    private List<EventStream> all() {
        return streams.values().stream().flatMap(List::stream).toList();
    }

    private LiveEvent resync() {
        return new LiveEvent(null, "resync", null, writer.serverTime());
    }

    private String process() {
        byte[] bits = new byte[4];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
