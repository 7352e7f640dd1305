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

/** Reads any version of a transcript. Unedited segments are stored only once, with the task. */
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
     * The newest version; for a failed or cancelled task whatever was committed.
     *
     * @throws ApiProblem 409 {@code not_ready} until the task ends; 404 {@code no_transcript}
     */
    public Transcript newest(Task task) {
        if (!task.status().isFinal()) {
            ApiProblem early = Problems.of(409, "not_ready", "The task has not ended yet: try again later.");
            throw Problems.later(early, Duration.ofSeconds(2));
        }
        Transcript transcript = of(task, task.transcriptVersion());
        if (transcript.passages().isEmpty() && task.status() != TaskStatus.SUCCESS) {
            throw Problems.of(404, "no_transcript", "The task ended before any text was recognised.");
        }
        return transcript;
    }

    /** @throws ApiProblem 404 for a version that is not stored */
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
                                ? passage.read(task.options().words())
                                : new Passage(passage.original(), segments.get(passage.original()), passage.speaker()))
                        .toList(),
                TaskJson.pairs(row.speakers()));
    }

    /** The stored form that {@link #of} reads: only the number of an unedited segment, and no empty fields. */
    static String json(Transcript transcript) {
        return TaskJson.writeFilled(
                transcript.passages().stream().map(Passage::stored).toList());
    }
}
