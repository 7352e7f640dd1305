package io.whisperrest.api.upload;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An upload as its owner sees it. */
@Schema(
        name = "Upload",
        requiredProperties = {"id", "length", "offset", "complete", "expiresAt"})
public record UploadResponse(
        String id,
        @Schema(nullable = true) String name,
        long length,
        long offset,
        boolean complete,
        Instant expiresAt) {
    static UploadResponse of(UploadState state) {
        Upload upload = state.upload();
        return new UploadResponse(
                upload.id(), upload.name(), upload.length(), state.offset(), state.isComplete(), state.expiresAt());
    }
}
