package io.whisperrest.api.transcript;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.api.transcript.format.CaptionShape;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
    @Produces(MediaType.WILDCARD)
    @Operation(
            summary = "The transcript of a task",
            description =
                    "As json, text, srt, vtt, tsv, csv, md or docx: by format, else by the Accept header, else json."
                            + " Of a failed or cancelled task: what was committed, with partial=true.")
    @APIResponse(
            responseCode = "200",
            description = "Segments with words, suppressed text, warnings; or the form asked for",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TranscriptResponse.class)),
                @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-subrip", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/vtt", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/tab-separated-values", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/markdown", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "404", description = "`not_found`, `no_transcript`")
    @APIResponse(responseCode = "409", description = "`not_ready`, with `Retry-After`")
    @APIResponse(responseCode = "422", description = "`not_offered`, `validation_failed`")
    public Response transcript(
            @PathParam("id") String id,
            @QueryParam("format") String format,
            @QueryParam("times") @DefaultValue("false") boolean times,
            @QueryParam("download") @DefaultValue("false") boolean download,
            @QueryParam("maxCharsPerLine") Integer maxCharsPerLine,
            @QueryParam("maxLines") Integer maxLines,
            @QueryParam("maxDuration") Double maxDuration,
            @Context HttpHeaders headers) {
        Optional<TranscriptFormat> chosen = Negotiation.of(
                format,
                headers.getAcceptableMediaTypes().stream()
                        .map(type -> type.getType() + "/" + type.getSubtype())
                        .toList());
        CaptionShape shape = CaptionParameters.of(maxCharsPerLine, maxLines, maxDuration);
        Task task = tasks.get(id, user.id());
        List<Segment> segments = committed(task);
        Response.ResponseBuilder answer = chosen.map(
                        form -> Response.ok(form.write(Documents.of(task, segments), shape, times))
                                .header(HttpHeaders.CONTENT_TYPE, form.contentType()))
                .orElseGet(() -> Response.ok(TranscriptResponse.from(task, segments, transcripts.suppressed(id)))
                        .type(MediaType.APPLICATION_JSON_TYPE));
        if (download) {
            String extension = chosen.map(TranscriptFormat::extension).orElse("json");
            answer.header(HttpHeaders.CONTENT_DISPOSITION, DownloadName.header(task.name(), extension));
        }
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    private List<Segment> committed(Task task) {
        if (!task.status().isFinal()) {
            ApiProblem early = Problems.of(409, "not_ready", "The task is not over yet: ask again.");
            throw Problems.later(early, Duration.ofSeconds(2));
        }
        List<Segment> segments = transcripts.segments(task.id());
        if (segments.isEmpty() && task.status() != TaskStatus.SUCCESS) {
            throw Problems.of(404, "no_transcript", "The task ended before any text was recognised.");
        }
        return segments;
    }
}
