package io.whisperrest.api.transcript;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.event.Notices;
import io.whisperrest.event.TaskNotice;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** New versions of a transcript. Nothing is overwritten unseen: each names the version it was made from. */
@ApplicationScoped
public class TranscriptEditing {
    private static final long SITTING_MS = Duration.ofMinutes(10).toMillis();

    private final TaskService tasks;
    private final Transcripts transcripts;
    private final TranscriptVersionRepository versions;
    private final Notices notices;
    private final Clock clock;

    TranscriptEditing(
            TaskService tasks,
            Transcripts transcripts,
            TranscriptVersionRepository versions,
            Notices notices,
            Clock clock) {
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.versions = versions;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Keeps an edit. The saves of one author within ten minutes are one version, under growing numbers.
     *
     * @param ifMatch the header: the version it was made from, in quotes
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
     * Copies an older version as the newest.
     *
     * @throws ApiProblem as {@link #save}; 404 also for a version that is not kept
     */
    Transcript restore(String id, String userId, String ifMatch, String author, int version) {
        Task task = editable(id, userId);
        int expected = expected(task, ifMatch);
        Transcript old = transcripts.of(task, version);
        Transcript after = new Transcript(expected + 1, old.passages(), old.speakers());
        return keep(task, expected, false, author, after, transcripts.of(task, expected));
    }

    /** @param compared what the changes are counted against */
    private Transcript keep(
            Task task, int expected, boolean replaces, String author, Transcript after, Transcript compared) {
        TranscriptVersionRepository.Row row = new TranscriptVersionRepository.Row(
                after.version(),
                Transcripts.json(after),
                TaskJson.write(after.speakers()),
                after.changesFrom(compared),
                author,
                clock.millis());
        boolean saved = versions.save(
                new TranscriptVersionRepository.Save(task.id(), task.userId(), expected, replaces, after.text(), row));
        if (!saved) {
            throw conflict(tasks.get(task.id(), task.userId()));
        }
        notices.tell(new TaskNotice(TaskNotice.Kind.TRANSCRIPT, task.id(), after.version()));
        return after;
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
        return Problems.of(412, "version_conflict", "The transcript was changed meanwhile: read it again, then edit.")
                .with("currentVersion", task.transcriptVersion());
    }

    private static long endMs(Task task) {
        return task.options().startMs() + (task.audioMs() == null ? 0 : task.audioMs());
    }
}
