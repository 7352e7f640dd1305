package io.whisperrest.api.transcript;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Creates versions of a transcript. Each edit names the version it is based on, so that no change is overwritten unseen. */
@ApplicationScoped
public class TranscriptEditing {
    private static final long SITTING_MS = Duration.ofMinutes(10).toMillis();

    private final TaskService tasks;
    private final Transcripts transcripts;
    private final TranscriptVersionRepository versions;
    private final DiskSpace disk;
    private final TaskEventPublisher taskEvents;
    private final Clock clock;

    TranscriptEditing(
            TaskService tasks,
            Transcripts transcripts,
            TranscriptVersionRepository versions,
            DiskSpace disk,
            TaskEventPublisher taskEvents,
            Clock clock) {
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.versions = versions;
        this.disk = disk;
        this.taskEvents = taskEvents;
        this.clock = clock;
    }

    /**
     * Saves an edit. Edits by one author within ten minutes replace each other as one version, with an increasing number.
     *
     * @param ifMatch the header: the base version, in quotes
     * @param author session or key that edits
     * @throws ApiProblem 404; 409 {@code not_ready}; 412 {@code version_conflict}; 422; 428 {@code precondition_required}
     */
    Transcript save(String id, String userId, String ifMatch, String author, Edit edit) {
        Task task = editable(id, userId);
        int expected = expected(task, ifMatch);
        Transcript before = transcripts.of(task, expected);
        Optional<TranscriptVersionRepository.Row> last = versions.find(id, expected);
        boolean sitting = last.filter(row -> row.author().equals(author))
                .filter(row -> row.createdAt() > clock.millis() - SITTING_MS)
                .isPresent();
        Transcript after =
                edit.applied(before, expected + 1, endMs(task), task.options().words());
        Transcript compared = sitting ? transcripts.of(task, previous(task.id(), expected)) : before;
        return keep(task, expected, sitting, author, after, compared);
    }

    /**
     * Copies an older version as the newest one.
     *
     * @throws ApiProblem as {@link #save}; 404 also for a version that is not stored
     */
    Transcript restore(String id, String userId, String ifMatch, String author, int version) {
        Task task = editable(id, userId);
        int expected = expected(task, ifMatch);
        Transcript old = transcripts.of(task, version);
        Transcript after = new Transcript(expected + 1, old.passages(), old.speakers());
        return keep(task, expected, false, author, after, transcripts.of(task, expected));
    }

    /** @param compared the version to count changes against */
    private Transcript keep(
            Task task, int expected, boolean replaces, String author, Transcript after, Transcript compared) {
        TranscriptVersionRepository.Row row = new TranscriptVersionRepository.Row(
                after.version(),
                Transcripts.json(after),
                TaskJson.write(after.speakers()),
                after.changesFrom(compared),
                author,
                clock.millis());
        requireRoom(row);
        boolean saved = versions.save(
                new TranscriptVersionRepository.Save(task.id(), task.userId(), expected, replaces, after.text(), row));
        if (!saved) {
            throw conflict(tasks.get(task.id(), task.userId()));
        }
        taskEvents.publish(new TaskEvent(TaskEvent.Kind.TRANSCRIPT, task.userId(), task.id(), after.version()));
        return after;
    }

    /** Three times the size: the row, the searchable text, and both again in the database's write-ahead log. */
    private void requireRoom(TranscriptVersionRepository.Row row) {
        try {
            disk.require(3L * row.segments().getBytes(StandardCharsets.UTF_8).length);
        } catch (IOException e) {
            throw Problems.storageFull();
        }
    }

    private int previous(String taskId, int version) {
        return versions.list(taskId).stream()
                .mapToInt(TranscriptVersionRepository.Row::version)
                .filter(kept -> kept < version)
                .max()
                .orElse(Transcript.RECOGNISED);
    }

    private Task editable(String id, String userId) {
        Task task = tasks.get(id, userId);
        if (task.status() != TaskStatus.SUCCESS) {
            throw Problems.later(
                    Problems.of(409, "not_ready", "Only the transcript of a successful task can be edited."),
                    Duration.ofSeconds(2));
        }
        return task;
    }

    private static int expected(Task task, String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problems.of(
                    428, "precondition_required", "Send If-Match with the version you edited, for instance \"1\".");
        }
        if (!ifMatch.strip().equals('"' + Integer.toString(task.transcriptVersion()) + '"')) {
            throw conflict(task);
        }
        return task.transcriptVersion();
    }

    private static ApiProblem conflict(Task task) {
        return Problems.of(
                        412,
                        "version_conflict",
                        "The transcript was changed in the meantime: read it again, then edit.")
                .with("currentVersion", task.transcriptVersion());
    }

    private static long endMs(Task task) {
        return task.options().startMs() + (task.audioMs() == null ? 0 : task.audioMs());
    }
}
