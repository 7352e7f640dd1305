package io.whisperrest.api.setting;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long data is kept after its task ends.
 *
 * @param audioDays the recording; null = the server's default
 * @param textDays the whole task; null = the server's default
 */
@Schema(name = "Retention")
public record Retention(
        @Schema(nullable = true) Integer audioDays,
        @Schema(nullable = true) Integer textDays) {
    public static final Retention NONE = new Retention(null, null);
}
