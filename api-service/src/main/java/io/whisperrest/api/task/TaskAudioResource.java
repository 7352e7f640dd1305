package io.whisperrest.api.task;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.audio.PeaksResponse;
import io.whisperrest.api.audio.Recording;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.AudioAnswer;
import io.whisperrest.api.http.ConditionalJson;
import io.whisperrest.api.http.DownloadName;
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

/** The recording of a task, for playback and waveform. */
@Path("/api/tasks/{id}")
@Tag(name = "Audio")
@Authenticated
public class TaskAudioResource {
    private final TaskService tasks;
    private final Recording recording;
    private final AudioAnswer answer;
    private final ConditionalJson json;
    private final CurrentUser user;

    TaskAudioResource(
            TaskService tasks, Recording recording, AudioAnswer answer, ConditionalJson json, CurrentUser user) {
        this.tasks = tasks;
        this.recording = recording;
        this.answer = answer;
        this.json = json;
        this.user = user;
    }

    @GET
    @Path("/audio")
    @Blocking
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getAudio",
            summary = "The recording",
            description = "The bytes as uploaded, or with copy=playable a format that browsers can play. Supports "
                    + "a single Range.")
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
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`not_ready`: the copy has not been created yet")
    @APIResponse(responseCode = "410", description = "`audio_gone`")
    @APIResponse(responseCode = "416", description = "`range_not_satisfiable`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public Response audio(
            @PathParam("id") String id,
            @QueryParam("copy") String copy,
            @QueryParam("download") @DefaultValue("false") boolean download,
            @Context Request request,
            @Context HttpHeaders headers) {
        if (copy != null && !copy.equals("playable")) {
            throw Problems.invalid("copy", "The only copy is playable.");
        }
        Task task = tasks.get(id, user.id());
        Recording.Sound sound = copy == null ? recording.original(task) : recording.playable(task);
        String disposition = download ? DownloadName.header(task.name(), sound.extension()) : null;
        return answer.of(sound.audio(), sound.mediaType(), sound.tag(), disposition, request, headers)
                .build();
    }

    @GET
    @Path("/peaks")
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getPeaks",
            summary = "Get the waveform of a recording",
            description = "Smallest and largest sample of each point.")
    @APIResponse(
            responseCode = "200",
            description = "At most the requested number of points",
            content = @Content(schema = @Schema(implementation = PeaksResponse.class)))
    @APIResponse(responseCode = "304", description = "As If-None-Match names it")
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`not_ready`: not created yet")
    @APIResponse(responseCode = "410", description = "`audio_gone`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public Response peaks(
            @PathParam("id") String id,
            @QueryParam("points") @DefaultValue("1000") @Min(100) @Max(4000) int points,
            @Context Request request) {
        return json.answer(request, recording.peaks(tasks.get(id, user.id()), points));
    }
}
