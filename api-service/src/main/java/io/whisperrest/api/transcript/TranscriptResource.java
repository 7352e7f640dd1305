package io.whisperrest.api.transcript;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.http.ConditionalJson;
import io.whisperrest.api.http.DownloadName;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.api.transcript.format.CaptionShape;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import io.whisperrest.model.task.Task;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/tasks/{id}/transcript}: segments, words and the parts that were cut out. */
@Path("/api/tasks/{id}/transcript")
@Tag(name = "Transcripts")
@Authenticated
public class TranscriptResource {
    private final TaskService tasks;
    private final Transcripts transcripts;
    private final TranscriptRepository recognised;
    private final CurrentUser user;

    TranscriptResource(TaskService tasks, Transcripts transcripts, TranscriptRepository recognised, CurrentUser user) {
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.recognised = recognised;
        this.user = user;
    }

    @GET
    @Blocking
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getTranscript",
            summary = "The transcript of a task",
            description = "As json, text, srt, vtt, tsv, csv, md or docx: chosen by format, else by the Accept "
                    + "header, else json. For a failed or cancelled task: the committed part, with "
                    + "partial=true.")
    @APIResponse(
            responseCode = "200",
            description = "Segments with words, suppressed text and warnings; or the requested format",
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
    @APIResponse(responseCode = "304", description = "As If-None-Match names it")
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
            @QueryParam("version") @Min(1) Integer version,
            @Context HttpHeaders headers,
            @Context Request request) {
        Optional<TranscriptFormat> chosen = Negotiation.of(
                format,
                headers.getAcceptableMediaTypes().stream()
                        .map(type -> type.getType() + "/" + type.getSubtype())
                        .toList());
        CaptionShape shape = CaptionParameters.of(maxCharsPerLine, maxLines, maxDuration);
        Task task = tasks.get(id, user.id());
        Transcript transcript = transcripts.newest(task);
        if (version != null && version != transcript.version()) {
            transcript = transcripts.of(task, version);
        }
        Response.ResponseBuilder answer = chosen.isPresent()
                ? file(request, chosen.get(), chosen.get().write(Documents.of(task, transcript), shape, times))
                : ConditionalJson.streamed(
                        request,
                        new EntityTag(Integer.toString(transcript.version())),
                        TranscriptResponse.from(task, transcript, recognised.suppressed(id)));
        if (download) {
            String extension = chosen.map(TranscriptFormat::extension).orElse("json");
            answer.header(HttpHeaders.CONTENT_DISPOSITION, DownloadName.header(task.name(), extension));
        }
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    private static Response.ResponseBuilder file(Request request, TranscriptFormat form, byte[] body) {
        EntityTag tag = ConditionalJson.tag(body);
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        return (same == null ? Response.ok(body).header(HttpHeaders.CONTENT_TYPE, form.contentType()) : same).tag(tag);
    }
}
