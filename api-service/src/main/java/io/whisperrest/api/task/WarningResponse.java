package io.whisperrest.api.task;

import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import java.util.List;

/**
 * Something a reader of the transcript should know.
 *
 * @param start seconds from the start of the file; null when the whole recording is meant
 */
public record WarningResponse(String code, String detail, Double start, Double end) {

    public static List<WarningResponse> of(Task task) {
        return TaskJson.warnings(task.warnings()).stream()
                .map(warning -> new WarningResponse(
                        warning.code(), warning.detail(), Seconds.of(warning.startMs()), Seconds.of(warning.endMs())))
                .toList();
    }
}
