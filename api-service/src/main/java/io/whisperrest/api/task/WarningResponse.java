package io.whisperrest.api.task;

import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A warning for readers of the transcript.
 *
 * @param start seconds from the start of the file; null when it applies to the whole recording
 */
@Schema(requiredProperties = {"code", "detail"})
public record WarningResponse(
        String code,
        String detail,
        @Schema(nullable = true) Double start,
        @Schema(nullable = true) Double end) {

    public static List<WarningResponse> of(Task task) {
        return TaskJson.warnings(task.warnings()).stream()
                .map(warning -> new WarningResponse(
                        warning.code(), warning.detail(), Seconds.of(warning.startMs()), Seconds.of(warning.endMs())))
                .toList();
    }
}
