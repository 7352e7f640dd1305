package io.whisperrest.api.transcript;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.model.task.Task;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/tasks/{id}/segments}: the transcript while it grows. */
@Path("/api/tasks/{id}/segments")
@Tag(name = "Transcripts")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class SegmentsResource {
    private final TaskService tasks;
    private final TranscriptRepository transcripts;
    private final CurrentUser user;

    SegmentsResource(TaskService tasks, TranscriptRepository transcripts, CurrentUser user) {
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.user = user;
    }

    /** @param complete true when all segments are present @param progress 0–1 */
    @Schema(
            name = "Segments",
            requiredProperties = {"items", "complete", "progress"})
    record Segments(List<TranscriptResponse.SegmentResponse> items, boolean complete, double progress) {}

    @GET
    @Blocking
    @Operation(
            operationId = "listSegments",
            summary = "Get recognised segments, even while the task runs",
            description = "Only committed segments, which never change. after = the last id that you have.")
    @APIResponse(
            responseCode = "200",
            description = "Only segments with a larger id",
            content = @Content(schema = @Schema(implementation = Segments.class)))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public Segments segments(@PathParam("id") String id, @QueryParam("after") @Min(0) Integer after) {
        Task task = tasks.get(id, user.id()); // read before the segments, so that a finished task has all of them
        int first = after == null ? 0 : after + 1;
        List<Passage> passages = transcripts.recognisedFrom(id, first);
        return new Segments(
                IntStream.range(0, passages.size())
                        .mapToObj(n -> TranscriptResponse.SegmentResponse.from(first + n, passages.get(n)))
                        .toList(),
                task.status().isFinal(),
                task.progress());
    }
}
