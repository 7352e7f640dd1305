package io.whisperrest.api.upload;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.error.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Resumable uploads with tus 1.0.0, https://tus.io/protocols/resumable-upload: core, creation, termination, expiration. */
@Path(UploadsResource.PATH)
@Tag(name = "Uploads", description = "Resumable uploads with the tus protocol 1.0.0")
@Produces(MediaType.APPLICATION_JSON)
public class UploadsResource {
    static final String PATH = "/api/uploads";

    private static final String CHUNK = "application/offset+octet-stream";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String EXPIRES = "Upload-Expires";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final UploadService uploads;
    private final ChunkIntake chunks;
    private final UploadConfig config;
    private final CurrentUser user;

    UploadsResource(UploadService uploads, ChunkIntake chunks, UploadConfig config, CurrentUser user) {
        this.uploads = uploads;
        this.chunks = chunks;
        this.config = config;
        this.user = user;
    }

    @OPTIONS
    @PermitAll
    @Operation(operationId = "tusOptions", summary = "Get the supported tus features")
    @APIResponse(
            responseCode = "204",
            description = "See the headers",
            headers = {
                @Header(name = "Tus-Version", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Tus-Extension", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Tus-Max-Size", schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
            })
    public Response options() {
        return Response.noContent()
                .header("Tus-Version", TusFilter.VERSION)
                .header("Tus-Extension", "creation,termination,expiration")
                .header("Tus-Max-Size", config.maxSize().asLongValue())
                .build();
    }

    @POST
    @Authenticated
    @Blocking
    @Operation(
            operationId = "createUpload",
            summary = "Start an upload",
            description =
                    "Send the bytes with PATCH to the URL in Location, then POST /api/tasks with the " + "upload's id.")
    @Parameter(
            name = TusFilter.VERSION_HEADER,
            in = ParameterIn.HEADER,
            required = true,
            schema = @Schema(enumeration = TusFilter.VERSION))
    @APIResponse(
            responseCode = "201",
            description = "Started",
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Upload-Expires", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "400", description = "`malformed_request`, `empty_file`")
    @APIResponse(responseCode = "412", description = "`tus_version`, with `Tus-Version`")
    @APIResponse(responseCode = "413", description = "`file_too_large`")
    @APIResponse(responseCode = "429", description = "`too_many_uploads`, `rate_limited`, with `Retry-After`")
    @APIResponse(responseCode = "507", description = "`storage_full`")
    public Response create(
            @Parameter(
                            description = "Bytes of the whole file",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @HeaderParam(LENGTH)
                    String length,
            @Parameter(description = "filename and filetype, each with a base64 value; at most 4096 characters")
                    @HeaderParam("Upload-Metadata")
                    String metadata,
            @Parameter(hidden = true) @HeaderParam("Content-Length") String contentLength) {
        if (contentLength != null && number(contentLength, "Content-Length") > 0) {
            throw Problems.malformed("Begin with an empty body; the bytes follow by PATCH.");
        }
        UploadState state = uploads.create(user.id(), number(length, LENGTH), UploadMetadata.of(metadata));
        return expiring(Response.status(Response.Status.CREATED), state)
                .header("Location", PATH + "/" + state.upload().id())
                .build();
    }

    @HEAD
    @Authenticated
    @Path("/{id}")
    @Blocking
    @Operation(operationId = "getUploadOffset", summary = "Get the offset of an upload")
    @Parameter(
            name = TusFilter.VERSION_HEADER,
            in = ParameterIn.HEADER,
            required = true,
            schema = @Schema(enumeration = TusFilter.VERSION))
    @APIResponse(
            responseCode = "200",
            description = "See the headers; these bytes are durable",
            headers = {
                @Header(name = "Upload-Offset", schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                @Header(name = "Upload-Length", schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                @Header(name = "Upload-Expires", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "410", description = "`upload_expired`")
    @APIResponse(responseCode = "412", description = "`tus_version`, with `Tus-Version`")
    public Response offset(@PathParam("id") String id) {
        UploadState state = uploads.get(id, user.id());
        return expiring(Response.ok(), state)
                .header(OFFSET, state.offset())
                .header(LENGTH, state.upload().length())
                .header("Cache-Control", "no-store")
                .build();
    }

    @PATCH
    @Authenticated
    @Path("/{id}")
    @Blocking
    @Consumes(CHUNK)
    @Operation(
            operationId = "appendToUpload",
            summary = "Send the next chunk",
            description = "At most maxChunkBytes of /api/config. Bytes that arrived before a lost connection are "
                    + "kept: HEAD returns the offset to continue from. POST with X-HTTP-Method-Override: PATCH "
                    + "does the same.")
    @Parameter(
            name = TusFilter.VERSION_HEADER,
            in = ParameterIn.HEADER,
            required = true,
            schema = @Schema(enumeration = TusFilter.VERSION))
    @RequestBody(
            required = true,
            content = @Content(mediaType = CHUNK, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "204",
            description = "Durable",
            headers = {
                @Header(name = "Upload-Offset", schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                @Header(name = "Upload-Expires", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "400", description = "`malformed_request`, `incomplete_body`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`offset_mismatch`, `upload_used`")
    @APIResponse(responseCode = "410", description = "`upload_expired`")
    @APIResponse(responseCode = "412", description = "`tus_version`, with `Tus-Version`")
    @APIResponse(responseCode = "413", description = "`chunk_too_large`")
    @APIResponse(responseCode = "423", description = "`upload_busy`: another chunk is arriving")
    @APIResponse(responseCode = "507", description = "`storage_full`: nothing of the chunk was stored")
    public Response append(
            @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) @HeaderParam(OFFSET)
                    String offset,
            @Parameter(hidden = true) @HeaderParam("Content-Type") String contentType,
            @Parameter(hidden = true) @HeaderParam("Content-Length") String contentLength,
            InputStream body) {
        if (contentType == null) {
            throw Problems.of(415, "unsupported_media_type", "Send the chunk as " + CHUNK + ".");
        }
        long declared = contentLength == null ? -1 : number(contentLength, "Content-Length");
        UploadState state = chunks.append(id, user.id(), number(offset, OFFSET), declared, body);
        return expiring(Response.noContent(), state)
                .header(OFFSET, state.offset())
                .build();
    }

    @DELETE
    @Authenticated
    @Path("/{id}")
    @Blocking
    @Operation(
            operationId = "deleteUpload",
            summary = "Delete an upload",
            description = "The uploaded bytes are erased at once.")
    @Parameter(
            name = TusFilter.VERSION_HEADER,
            in = ParameterIn.HEADER,
            required = true,
            schema = @Schema(enumeration = TusFilter.VERSION))
    @APIResponse(responseCode = "204", description = "Erased")
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`upload_used`")
    @APIResponse(responseCode = "410", description = "`upload_expired`")
    @APIResponse(responseCode = "412", description = "`tus_version`, with `Tus-Version`")
    public void delete(@PathParam("id") String id) {
        uploads.delete(id, user.id());
    }

    @GET
    @Authenticated
    @Blocking
    @Operation(
            operationId = "listUploads",
            summary = "List unfinished uploads",
            description = "Newest first, without used and expired uploads.")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = UploadResponse.class)))
    public List<UploadResponse> list() {
        return uploads.list(user.id()).stream().map(UploadResponse::of).toList();
    }

    private static Response.ResponseBuilder expiring(Response.ResponseBuilder answer, UploadState state) {
        return state.expiresAt() == null ? answer : answer.header(EXPIRES, HTTP_DATE.format(state.expiresAt()));
    }

    private static long number(String value, String header) {
        if (value == null || !value.matches("[0-9]{1,15}")) {
            throw Problems.malformed("The header " + header + " must be a number of bytes.");
        }
        return Long.parseLong(value);
    }
}
