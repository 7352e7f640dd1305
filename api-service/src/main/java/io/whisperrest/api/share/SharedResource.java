package io.whisperrest.api.share;

import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.audio.PeaksResponse;
import io.whisperrest.api.audio.Recording;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.DownloadName;
import io.whisperrest.api.http.FileAnswer;
import io.whisperrest.api.transcript.Documents;
import io.whisperrest.api.transcript.Transcripts;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import io.whisperrest.model.task.Task;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the holder of a link reads, without signing in. The newest version, read only; for no search engine. */
@Path("/api/shared/{token}")
@Tag(name = "Shares")
public class SharedResource {
    private static final String ROBOTS = "X-Robots-Tag";

    private final SharedTask shared;
    private final Transcripts transcripts;
    private final Recording recording;

    SharedResource(SharedTask shared, Transcripts transcripts, Recording recording) {
        this.shared = shared;
        this.transcripts = transcripts;
        this.recording = recording;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getSharedTranscript",
            summary = "What a link shows",
            description = "Name, language, length and segments. Needs no sign-in.")
    @APIResponse(
            responseCode = "200",
            description = "The newest version",
            content = @Content(schema = @Schema(implementation = SharedResponse.class)))
    @APIResponse(responseCode = "404", description = "`not_found`: unknown, expired, revoked or deleted")
    public Response read(@PathParam("token") String token) {
        SharedTask.Opened opened = shared.open(token);
        Task task = opened.task();
        return noIndex(Response.ok(SharedResponse.of(task, transcripts.newest(task), opened.heard())));
    }

    @GET
    @Path("/transcript")
    @Blocking
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "downloadSharedTranscript",
            summary = "The shared transcript as a file",
            description = "text, srt, vtt, tsv, csv, md or docx.")
    @APIResponse(
            responseCode = "200",
            description = "An attachment",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public Response transcript(
            @PathParam("token") String token, @QueryParam("format") @DefaultValue("text") String format) {
        TranscriptFormat form = TranscriptFormat.of(format)
                .orElseThrow(() ->
                        Problems.invalid("format", "Formats are " + String.join(", ", TranscriptFormat.words()) + "."));
        Task task = shared.read(token);
        return noIndex(Response.ok(form.write(Documents.of(task, transcripts.newest(task)), null, false))
                .header(HttpHeaders.CONTENT_TYPE, form.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, DownloadName.header(task.name(), form.extension())));
    }

    @GET
    @Path("/audio")
    @Blocking
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getSharedAudio",
            summary = "The shared recording",
            description = "In a form that browsers play. A single Range is served.")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The range asked for",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "As If-None-Match names it")
    @APIResponse(responseCode = "404", description = "`not_found`: also where the link gives the text alone")
    @APIResponse(responseCode = "409", description = "`not_ready`: no form for browsers yet")
    @APIResponse(responseCode = "410", description = "`audio_gone`")
    @APIResponse(responseCode = "416", description = "`range_not_satisfiable`")
    public Response audio(@PathParam("token") String token, @Context Request request, @Context HttpHeaders headers) {
        Recording.Sound sound = recording.playable(shared.hear(token));
        return noIndex(FileAnswer.of(sound.file(), sound.mediaType(), sound.tag(), request, headers));
    }

    @GET
    @Path("/peaks")
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getSharedPeaks", summary = "How loud the shared recording is over time")
    @APIResponse(
            responseCode = "200",
            description = "At most as many points as asked for",
            content = @Content(schema = @Schema(implementation = PeaksResponse.class)))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`not_ready`")
    @APIResponse(responseCode = "410", description = "`audio_gone`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public Response peaks(
            @PathParam("token") String token,
            @QueryParam("points") @DefaultValue("1000") @Min(100) @Max(4000) int points) {
        return noIndex(Response.ok(recording.peaks(shared.hear(token), points)));
    }

    private static Response noIndex(Response.ResponseBuilder answer) {
        return answer.header(ROBOTS, "noindex")
                .header("Cache-Control", "no-store")
                .build();
    }
}
