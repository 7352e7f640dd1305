package io.whisperrest.api.event;

import io.whisperrest.api.account.Grant;
import io.whisperrest.api.account.GrantRepository;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.limit.LimitsOfUsers;
import io.whisperrest.api.limit.Place;
import io.whisperrest.api.limit.Places;
import io.whisperrest.event.TaskNotice;
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
 * Everyone who listens to this process, and what they may ask for again. One lock orders all: who opens a stream gets each event
 * once, replayed or live.
 */
@ApplicationScoped
class EventHub {
    private static final long UPDATE_MS = 1000;
    private static final int FORGET_UPDATES = 10_000;

    private final EventRepository tasks;
    private final EventWriter writer;
    private final LimitsOfUsers limits;
    private final Places places;
    private final GrantRepository grants;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, List<EventStream>> streams = new HashMap<>();
    private final Map<String, Told> updated = new HashMap<>();
    private EventLog log = new EventLog(process());

    EventHub(
            EventRepository tasks,
            EventWriter writer,
            LimitsOfUsers limits,
            Places places,
            GrantRepository grants,
            Clock clock) {
        this.tasks = tasks;
        this.writer = writer;
        this.limits = limits;
        this.places = places;
        this.grants = grants;
        this.clock = clock;
    }

    private record Told(String state, long at) {}

    /** Reads the task and tells its owner. */
    void accept(TaskNotice notice) {
        tasks.find(notice.taskId())
                .ifPresent(task -> writer.events(notice, task).forEach(draft -> tell(task.userId(), task.id(), draft)));
    }

    private synchronized void tell(String userId, String taskId, EventWriter.Draft draft) {
        long now = clock.millis();
        LiveEvent event;
        if (draft.kept()) {
            event = log.append(userId, draft.name(), taskId, draft.data(), now);
        } else {
            Told last = updated.get(taskId);
            if (last != null && last.state().equals(draft.state()) && now - last.at() < UPDATE_MS) {
                return;
            }
            updated.put(taskId, new Told(draft.state(), now));
            event = new LiveEvent(null, draft.name(), taskId, draft.data());
        }
        streams.getOrDefault(userId, List.of()).forEach(stream -> stream.send(event));
    }

    /** @throws io.whisperrest.api.error.ApiProblem 429 {@code too_many_streams} */
    Place place(String userId) {
        int most = limits.of(userId).maxStreams();
        return places.take(Places.Kind.STREAM, userId, most)
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
            return; // its end was reported before it was here
        }
        streams.computeIfAbsent(stream.userId(), user -> new ArrayList<>()).add(stream);
        stream.send(new LiveEvent(null, "hello", null, writer.serverTime()));
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

    /** Something may have been missed: nobody can rely on what was told before. */
    synchronized void gap() {
        log = new EventLog(process());
        all().forEach(stream -> stream.send(resync()));
    }

    synchronized void beat() {
        log.prune(clock.millis());
        if (updated.size() > FORGET_UPDATES) {
            updated.clear();
        }
        LiveEvent beat = new LiveEvent(null, "heartbeat", null, writer.serverTime());
        all().forEach(stream -> stream.send(beat));
    }

    /**
     * Ends the streams of whoever was disabled or signed out since they were opened, and those of ended sessions and keys. To be
     * called now and then.
     */
    void endRevoked() {
        Set<Grant> ended;
        synchronized (this) {
            ended = all().stream().map(EventStream::grant).collect(Collectors.toSet());
        }
        ended.removeIf(grants::holds); // asks the database: not under the lock
        end(stream -> ended.contains(stream.grant()));
    }

    /** Ends those the test picks, with a last word. */
    private synchronized void end(Predicate<EventStream> which) {
        all().stream().filter(which).forEach(stream -> {
            stream.send(new LiveEvent(null, "session.ended", null, writer.serverTime()));
            stream.end();
        });
    }

    /** The process stops: clients come back to the next one. */
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
