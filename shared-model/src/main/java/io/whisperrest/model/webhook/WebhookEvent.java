package io.whisperrest.model.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import io.whisperrest.model.task.TaskStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Events that a webhook can subscribe to. */
public enum WebhookEvent {
    TASK_SUCCEEDED("task.succeeded"),
    TASK_FAILED("task.failed"),
    TASK_CANCELLED("task.cancelled");

    private final String word;

    WebhookEvent(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<WebhookEvent> of(String word) {
        return Arrays.stream(values()).filter(event -> event.word.equals(word)).findFirst();
    }

    /** @param status a final status */
    static WebhookEvent of(TaskStatus status) {
        return switch (status) {
            case SUCCESS -> TASK_SUCCEEDED;
            case FAILURE -> TASK_FAILED;
            case CANCELLED -> TASK_CANCELLED;
            case QUEUED, RUNNING -> throw new IllegalArgumentException(status + " is not a final status");
        };
    }

    /** The events as one column value. */
    public static String write(List<WebhookEvent> events) {
        return events.stream().map(WebhookEvent::word).collect(Collectors.joining(" "));
    }

    public static List<WebhookEvent> read(String column) {
        return Arrays.stream(column.split(" "))
                .flatMap(word -> of(word).stream())
                .toList();
    }
}
