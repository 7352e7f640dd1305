package io.whisperrest.api.transcript;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/tasks/{id}/transcript}: segments, words, and what was taken out. */
@Path("/api/tasks/{id}/transcript")
@Tag(name = "Transcripts")
@Authenticated
public class TranscriptResource {
    private final TaskService tasks;
    private final TranscriptRepository transcripts;
    private final CurrentUser user;

    TranscriptResource(TaskService tasks, TranscriptRepository transcripts, CurrentUser user) {
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.user = user;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The transcript of a task",
            description = "Of a failed or cancelled task: what was committed, with partial=true.")
    @APIResponse(
            responseCode = "200",
            description = "Segments with words, suppressed text, warnings",
            content = @Content(schema = @Schema(implementation = TranscriptResponse.class)))
    @APIResponse(responseCode = "401", description = "Not signed in", ref = "Problem")
    @APIResponse(responseCode = "404", description = "No such task, or it has no transcript", ref = "Problem")
    @APIResponse(responseCode = "409", description = "Not over yet", ref = "Problem")
    @APIResponse(responseCode = "422", description = "A format that is not offered", ref = "Problem")
    @APIResponse(responseCode = "429", description = "Too many", ref = "Problem")
    @APIResponse(responseCode = "503", description = "The database is away", ref = "Problem")
    public TranscriptResponse transcript(@PathParam("id") String id, @QueryParam("format") String format) {
        if (format != null && !format.equals("json")) {
            throw Problems.of(422, "not_offered", "Transcripts are offered as json here.");
        }
        Task task = tasks.get(id, user.id());
        if (!task.status().isFinal()) {
            ApiProblem early = Problems.of(409, "not_ready", "The task is not over yet: ask again.");
            throw Problems.later(early, Duration.ofSeconds(2));
        }
        List<Segment> segments = transcripts.segments(id);
        if (segments.isEmpty() && task.status() != TaskStatus.SUCCESS) {
            throw Problems.of(404, "no_transcript", "The task ended before any text was recognised.");
        }
        return TranscriptResponse.from(task, segments, transcripts.suppressed(id));
    }
}
