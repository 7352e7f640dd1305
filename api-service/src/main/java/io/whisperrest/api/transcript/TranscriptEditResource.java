package io.whisperrest.api.transcript;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Editing a transcript: new versions, their list, and restoring an old one. */
@Path("/api/tasks/{id}/transcript")
@Tag(name = "Transcripts")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TranscriptEditResource {
    private final TranscriptEditing editing;
    private final TranscriptRepository recognised;
    private final TranscriptVersionRepository versions;
    private final TaskService tasks;
    private final CurrentUser user;

    TranscriptEditResource(
            TranscriptEditing editing,
            TranscriptRepository recognised,
            TranscriptVersionRepository versions,
            TaskService tasks,
            CurrentUser user) {
        this.editing = editing;
        this.recognised = recognised;
        this.versions = versions;
        this.tasks = tasks;
        this.user = user;
    }

    /** @param segmentsChanged compared with the version before */
    @Schema(
            name = "TranscriptVersion",
            requiredProperties = {"version", "createdAt", "original", "segmentsChanged"})
    record Version(int version, Instant createdAt, boolean original, int segmentsChanged) {}

    @Schema(name = "TranscriptRestore", requiredProperties = "version")
    record Restore(Integer version) {}

    @PUT
    @Blocking
    @Operation(
            operationId = "saveTranscript",
            summary = "Save an edited transcript",
            description = "Send all segments of the new version. If-Match names the version it is based on. Saves "
                    + "by one author within ten minutes form one version. Unchanged segments keep their words; "
                    + "the times of words in changed segments are estimated, with estimated=true.")
    @APIResponse(
            responseCode = "200",
            description = "The new version",
            content = @Content(schema = @Schema(implementation = TranscriptResponse.class)))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`not_ready`")
    @APIResponse(responseCode = "412", description = "`version_conflict`, with `currentVersion`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    @APIResponse(responseCode = "428", description = "`precondition_required`: send If-Match")
    @APIResponse(responseCode = "429", description = "`quota_exceeded`, `rate_limited`, with `Retry-After`")
    @APIResponse(responseCode = "507", description = "`storage_full`")
    public Response save(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, Edit edit) {
        if (edit == null) {
            throw Problems.malformed("Send {\"segments\": […]}: all segments of the new version.");
        }
        return answer(id, editing.save(id, user.id(), ifMatch, user.author(), edit));
    }

    @POST
    @Path("/restore")
    @Blocking
    @Operation(
            operationId = "restoreTranscript",
            summary = "Restore a version",
            description = "Copies an old version as a new one.")
    @APIResponse(
            responseCode = "200",
            description = "The new version",
            content = @Content(schema = @Schema(implementation = TranscriptResponse.class)))
    @APIResponse(responseCode = "404", description = "`not_found`: no such task or version")
    @APIResponse(responseCode = "409", description = "`not_ready`")
    @APIResponse(responseCode = "412", description = "`version_conflict`, with `currentVersion`")
    @APIResponse(responseCode = "428", description = "`precondition_required`: send If-Match")
    @APIResponse(responseCode = "429", description = "`quota_exceeded`, `rate_limited`, with `Retry-After`")
    @APIResponse(responseCode = "507", description = "`storage_full`")
    public Response restore(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, Restore restore) {
        if (restore == null || restore.version() == null) {
            throw Problems.malformed("Send {\"version\": number}.");
        }
        return answer(id, editing.restore(id, user.id(), ifMatch, user.author(), restore.version()));
    }

    @GET
    @Path("/versions")
    @Blocking
    @Operation(
            operationId = "listTranscriptVersions",
            summary = "Versions of a transcript",
            description =
                    "Version 1 is the recognised text and is always kept; of the others, the last 50 are " + "kept.")
    @APIResponse(
            responseCode = "200",
            description = "Oldest first",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Version.class)))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`not_ready`")
    public List<Version> versions(@PathParam("id") String id) {
        Task task = tasks.get(id, user.id());
        if (task.status() != TaskStatus.SUCCESS) {
            throw Problems.of(409, "not_ready", "Only a successful task has versions.");
        }
        Version first = new Version(Transcript.RECOGNISED, Instant.ofEpochMilli(task.finishedAt()), true, 0);
        return Stream.concat(
                        Stream.of(first),
                        versions.list(id).stream()
                                .map(row -> new Version(
                                        row.version(),
                                        Instant.ofEpochMilli(row.createdAt()),
                                        false,
                                        row.segmentsChanged())))
                .toList();
    }

    private Response answer(String id, Transcript transcript) {
        Task task = tasks.get(id, user.id());
        return Response.ok(TranscriptResponse.from(task, transcript, recognised.suppressed(id)))
                .tag(Integer.toString(transcript.version()))
                .build();
    }
}
