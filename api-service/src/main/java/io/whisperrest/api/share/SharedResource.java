package io.whisperrest.api.share;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.audio.PeaksResponse;
import io.whisperrest.api.audio.Recording;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.AudioAnswer;
import io.whisperrest.api.http.DownloadName;
import io.whisperrest.api.http.NoIndex;
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

/**
 * What the holder of a link can read without signing in: the newest version, read-only and hidden from search engines. The id in the
 * path grants no access; {@link ShareCredential} does.
 */
@Path("/api/shared/{id}")
@Tag(name = "Shares")
public class SharedResource {
    private final SharedTask shared;
    private final Transcripts transcripts;
    private final Recording recording;
    private final AudioAnswer answer;

    SharedResource(SharedTask shared, Transcripts transcripts, Recording recording, AudioAnswer answer) {
        this.shared = shared;
        this.transcripts = transcripts;
        this.recording = recording;
        this.answer = answer;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getSharedTranscript",
            summary = "Get the shared transcript",
            description = "Name, language, duration and segments. Requires the token of the link but no sign-in.")
    @APIResponse(
            responseCode = "200",
            description = "The newest version",
            content = @Content(schema = @Schema(implementation = SharedResponse.class)))
    @APIResponse(
            responseCode = "404",
            description = "`not_found`: unknown, expired, revoked, deleted, or without its token")
    public Response read(@PathParam("id") String id, @Context RoutingContext context) {
        SharedTask.Opened opened = shared.open(id, ShareCredential.shown(context, id));
        Task task = opened.task();
        return NoIndex.of(Response.ok(SharedResponse.of(task, transcripts.newest(task), opened.heard())));
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
            description = "A file attachment",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public Response transcript(
            @PathParam("id") String id,
            @QueryParam("format") @DefaultValue("text") String format,
            @Context RoutingContext context) {
        TranscriptFormat form = TranscriptFormat.of(format)
                .orElseThrow(() ->
                        Problems.invalid("format", "Formats are " + String.join(", ", TranscriptFormat.words()) + "."));
        Task task = shared.open(id, ShareCredential.shown(context, id)).task();
        return NoIndex.of(Response.ok(form.write(Documents.of(task, transcripts.newest(task)), null, false))
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
            description = "In a format that browsers can play. Supports a single Range.")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The requested range",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "As If-None-Match names it")
    @APIResponse(
            responseCode = "307",
            description = "Location is where the recording is for the next 15 minutes, where AUDIO_REDIRECT is on")
    @APIResponse(responseCode = "404", description = "`not_found`: also when the link does not include the recording")
    @APIResponse(responseCode = "409", description = "`not_ready`: no playable copy yet")
    @APIResponse(responseCode = "410", description = "`audio_gone`")
    @APIResponse(responseCode = "416", description = "`range_not_satisfiable`")
    public Response audio(
            @PathParam("id") String id,
            @Context RoutingContext context,
            @Context Request request,
            @Context HttpHeaders headers) {
        Recording.Sound sound = recording.playable(shared.hear(id, ShareCredential.shown(context, id)));
        return NoIndex.of(answer.of(sound.audio(), sound.mediaType(), sound.tag(), null, request, headers));
    }

    @GET
    @Path("/peaks")
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getSharedPeaks", summary = "Get the waveform of the shared recording")
    @APIResponse(
            responseCode = "200",
            description = "At most the requested number of points",
            content = @Content(schema = @Schema(implementation = PeaksResponse.class)))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`not_ready`")
    @APIResponse(responseCode = "410", description = "`audio_gone`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public Response peaks(
            @PathParam("id") String id,
            @QueryParam("points") @DefaultValue("1000") @Min(100) @Max(4000) int points,
            @Context RoutingContext context) {
        return NoIndex.of(Response.ok(recording.peaks(shared.hear(id, ShareCredential.shown(context, id)), points)));
    }
}
