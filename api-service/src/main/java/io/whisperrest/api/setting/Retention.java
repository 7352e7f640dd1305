package io.whisperrest.api.setting;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long things are kept after their task was over.
 *
 * @param audioDays the recording; null = the server's default
 * @param textDays everything of the task; null = the server's default
 */
@Schema(name = "Retention")
public record Retention(
        @Schema(nullable = true) Integer audioDays,
        @Schema(nullable = true) Integer textDays) {
    public static final Retention NONE = new Retention(null, null);
}
