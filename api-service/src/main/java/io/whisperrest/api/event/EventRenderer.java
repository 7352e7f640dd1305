package io.whisperrest.api.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventFollower.Numbered;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what clients receive of an event, from the task as it is now: the events in Redis are only hints and contain no texts. */
@ApplicationScoped
class EventRenderer {
    /** Characters of a replay; a client that missed more reloads its lists. */
    static final long MAX_REPLAY = 1024 * 1024;

    private static final Duration UPDATE_INTERVAL = Duration.ofSeconds(1);
    private static final int MAX_UPDATES = 10_000;

    private final EventRepository tasks;
    private final EventWriter writer;
    /** The state last published for a task; repeated only after the interval. */
    private final Cache<String, String> updated = Caffeine.newBuilder()
            .maximumSize(MAX_UPDATES)
            .expireAfterWrite(UPDATE_INTERVAL)
            .build();
    /** The event rendered last: the streams of a user receive it one after another. */
    private Numbered latest;

    private List<LiveEvent> rendered = List.of();

    EventRenderer(EventRepository tasks, EventWriter writer) {
        this.tasks = tasks;
        this.writer = writer;
    }

    /** For open streams. Called on the follower's thread only. */
    List<LiveEvent> live(Numbered event) {
        if (!event.equals(latest)) {
            latest = null; // in case of an exception
            rendered = drafts(
                            event.event(),
                            tasks.find(event.event().taskId(), event.event().userId()))
                    .stream()
                    .filter(draft -> draft.kept() || isNews(event.event().taskId(), draft.state()))
                    .map(draft -> shown(event, draft))
                    .toList();
            latest = event;
        }
        return rendered;
    }

    /**
     * For a replay: without those that only report progress. Each task is read once. May be called on any thread.
     *
     * @return empty when it would be too long
     */
    Optional<List<LiveEvent>> replay(List<Numbered> missed) {
        Map<String, Optional<Task>> known = new HashMap<>();
        List<LiveEvent> events = new ArrayList<>();
        long size = 0;
        for (Numbered numbered : missed) {
            TaskEvent event = numbered.event();
            Optional<Task> task = known.computeIfAbsent(event.taskId(), id -> tasks.find(id, event.userId()));
            for (EventWriter.Draft draft : drafts(event, task)) {
                if (draft.kept()) {
                    events.add(shown(numbered, draft));
                    size += events.get(events.size() - 1).size();
                }
            }
            if (size > MAX_REPLAY) {
                return Optional.empty();
            }
        }
        return Optional.of(events);
    }

    private List<EventWriter.Draft> drafts(TaskEvent event, Optional<Task> task) {
        return task.map(known -> writer.events(event, known))
                .orElseGet(() ->
                        event.kind() == TaskEvent.Kind.DELETED ? List.of(writer.erased(event.taskId())) : List.of());
    }

    private boolean isNews(String taskId, String state) {
        if (state.equals(updated.getIfPresent(taskId))) {
            return false;
        }
        updated.put(taskId, state);
        return true;
    }

    private static LiveEvent shown(Numbered event, EventWriter.Draft draft) {
        return new LiveEvent(
                draft.kept() ? event.id() : null, draft.name(), event.event().taskId(), draft.data());
    }
}
