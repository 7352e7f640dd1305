package io.whisperrest.api.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.api.dispatch.ErasureConfig;
import io.whisperrest.api.task.Stage;
import io.whisperrest.api.task.TaskResponse;
import io.whisperrest.api.task.TaskResponses;
import io.whisperrest.api.transcript.SegmentsOfWindow;
import io.whisperrest.event.TaskEvent;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Converts a task's event to the JSON of docs/api.md §3.6 for its owner. */
@ApplicationScoped
class EventWriter {
    private final TaskResponses responses;
    private final SegmentsOfWindow segments;
    private final ErasureConfig erasure;
    private final ObjectMapper json;
    private final Clock clock;

    EventWriter(
            TaskResponses responses, SegmentsOfWindow segments, ErasureConfig erasure, ObjectMapper json, Clock clock) {
        this.responses = responses;
        this.segments = segments;
        this.erasure = erasure;
        this.json = json;
        this.clock = clock;
    }

    /** @param state null = kept for replay; otherwise sent to open streams only, and skipped while the state is unchanged */
    record Draft(String name, String data, String state) {
        boolean kept() {
            return state == null;
        }
    }

    private record Updated(
            String id,
            String name,
            String status,
            Stage stage,
            double progress,
            Long etaSeconds,
            Integer queuePosition,
            String language,
            Double duration) {
        static Updated of(TaskResponse task) {
            return new Updated(
                    task.id(),
                    task.name(),
                    task.status(),
                    task.stage(),
                    task.progress(),
                    task.etaSeconds(),
                    task.queuePosition(),
                    task.language(),
                    task.duration());
        }
    }

    private record SegmentsCommitted(String taskId, List<?> segments) {}

    private record TranscriptUpdated(String taskId, long version) {}

    private record TaskDeleted(String id, Instant purgeAt) {}

    List<Draft> events(TaskEvent event, Task task) {
        if (task.deletedAt() != null && event.kind() != TaskEvent.Kind.DELETED) {
            return List.of();
        }
        return switch (event.kind()) {
            case CREATED -> List.of(kept("task.created", responses.of(task)));
            case FINISHED -> List.of(kept("task.finished", responses.of(task)));
            case RESTORED -> List.of(kept("task.restored", responses.of(task)));
            case CHANGED -> List.of(updated(task));
            case WINDOW -> window(event, task);
            case TRANSCRIPT -> List.of(kept("transcript.updated", new TranscriptUpdated(task.id(), event.number())));
            case DELETED -> deleted(task);
        };
    }

    private List<Draft> window(TaskEvent event, Task task) {
        List<?> committed = segments.of(task.id(), event.number());
        return committed.isEmpty()
                ? List.of(updated(task))
                : List.of(kept("segments", new SegmentsCommitted(task.id(), committed)), updated(task));
    }

    private Draft updated(Task task) {
        Updated updated = Updated.of(responses.of(task));
        return new Draft("task.updated", text(updated), updated.status() + updated.stage() + updated.name());
    }

    private Draft kept(String name, Object data) {
        return new Draft(name, text(data), null);
    }

    /** The deletion of a task that is erased by now. */
    Draft erased(String taskId) {
        return kept("task.deleted", new TaskDeleted(taskId, clock.instant()));
    }

    /** Nothing for a task that was restored by now. */
    private List<Draft> deleted(Task task) {
        if (task.deletedAt() == null) {
            return List.of();
        }
        Instant purgeAt =
                Instant.ofEpochMilli(task.deletedAt() + erasure.undoWindow().toMillis());
        return List.of(kept("task.deleted", new TaskDeleted(task.id(), purgeAt)));
    }

    String serverTime() {
        return text(Map.of("serverTime", clock.instant()));
    }

    /** A heartbeat, with whether a worker is ready for a waiting task. */
    String sign(boolean workersReady) {
        return text(Map.of("serverTime", clock.instant(), "workersReady", workersReady));
    }

    private String text(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
