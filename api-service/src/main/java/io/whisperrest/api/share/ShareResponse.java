package io.whisperrest.api.share;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param url present only in the response that creates the link */
@Schema(
        name = "Share",
        requiredProperties = {"id", "taskId", "audio", "expiresAt", "createdAt"})
public record ShareResponse(
        String id,
        String taskId,
        boolean audio,
        Instant expiresAt,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String url) {

    static ShareResponse of(Share share, String url) {
        return new ShareResponse(
                share.id(),
                share.taskId(),
                share.audio(),
                Instant.ofEpochMilli(share.expiresAt()),
                Instant.ofEpochMilli(share.createdAt()),
                url);
    }
}
