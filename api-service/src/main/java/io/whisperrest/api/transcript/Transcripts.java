package io.whisperrest.api.transcript;

import com.fasterxml.jackson.core.type.TypeReference;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Any version of a transcript, read. Segments nobody edited are kept once, with the task. */
@ApplicationScoped
public class Transcripts {
    private static final TypeReference<List<Passage>> PASSAGES = new TypeReference<>() {};

    private final TranscriptRepository recognised;
    private final TranscriptVersionRepository versions;

    Transcripts(TranscriptRepository recognised, TranscriptVersionRepository versions) {
        this.recognised = recognised;
        this.versions = versions;
    }

    /**
     * The newest version, of a failed or cancelled task what was committed.
     *
     * @throws ApiProblem 409 {@code not_ready} while the task is not over; 404 {@code no_transcript}
     */
    public Transcript newest(Task task) {
        if (!task.status().isFinal()) {
            ApiProblem early = Problems.of(409, "not_ready", "The task is not over yet: ask again.");
            throw Problems.later(early, Duration.ofSeconds(2));
        }
        Transcript transcript = of(task, task.transcriptVersion());
        if (transcript.passages().isEmpty() && task.status() != TaskStatus.SUCCESS) {
            throw Problems.of(404, "no_transcript", "The task ended before any text was recognised.");
        }
        return transcript;
    }

    /** @throws ApiProblem 404 for a version that is not kept */
    Transcript of(Task task, int version) {
        List<Segment> segments = recognised.segments(task.id());
        if (version == Transcript.RECOGNISED) {
            return Transcript.recognised(segments);
        }
        TranscriptVersionRepository.Row row = versions.find(task.id(), version).orElseThrow(Problems::notFound);
        return new Transcript(
                version,
                TaskJson.list(row.segments(), PASSAGES).stream()
                        .map(passage -> passage.edited()
                                ? passage
                                : new Passage(passage.original(), segments.get(passage.original()), passage.speaker()))
                        .toList(),
                TaskJson.pairs(row.speakers()));
    }

    /** As {@link #of} reads it again: what nobody edited is named by its number alone. */
    static String json(Transcript transcript) {
        return TaskJson.write(transcript.passages().stream()
                .map(passage -> passage.edited() ? passage : new Passage(passage.original(), null, passage.speaker()))
                .toList());
    }
}
