package io.whisperrest.api.share;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Links, newest first. */
@Schema(name = "Shares", requiredProperties = "items")
public record ShareList(List<ShareResponse> items) {
    static ShareList of(List<Share> shares) {
        return new ShareList(
                shares.stream().map(share -> ShareResponse.of(share, null)).toList());
    }
}
