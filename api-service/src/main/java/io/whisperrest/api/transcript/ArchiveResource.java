package io.whisperrest.api.transcript;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.http.QueryLists;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/tasks/archive}. */
@Path("/api/tasks/archive")
@Tag(name = "Transcripts")
@Authenticated
public class ArchiveResource {
    private final Archive archive;
    private final CurrentUser user;

    ArchiveResource(Archive archive, CurrentUser user) {
        this.archive = archive;
        this.user = user;
    }

    @GET
    @Blocking
    @Produces("application/zip")
    @Operation(
            operationId = "downloadArchive",
            summary = "Download several transcripts as a zip file",
            description = "Lists may be repeated or comma-separated. Ids without a transcript are listed in "
                    + "_skipped.txt.")
    @APIResponse(
            responseCode = "200",
            description = "A file for each task and format",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public Response archive(@QueryParam("ids") List<String> ids, @QueryParam("format") List<String> format) {
        Archive.Order order = Archive.Order.of(QueryLists.split(ids), QueryLists.split(format));
        String owner = user.id(); // the request scope has ended by the time the body is written
        StreamingOutput body = out -> archive.write(order, owner, out);
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"transcripts.zip\"")
                .build();
    }
}
