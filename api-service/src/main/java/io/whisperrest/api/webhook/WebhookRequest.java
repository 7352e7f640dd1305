package io.whisperrest.api.webhook;

import io.whisperrest.api.error.Problems;
import io.whisperrest.model.webhook.WebhookEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An endpoint as its owner requests it. On creation a null field gets its default, on update it stays unchanged.
 *
 * @param enabled true also ends a pause
 */
@Schema(name = "WebhookRequest")
public record WebhookRequest(
        @Schema(description = "https, at most 2048 characters")
        String url,

        @Schema(description = "Any of task.succeeded, task.failed, task.cancelled")
        List<String> events,

        @Schema(description = "none, text or transcript", defaultValue = "none")
        String include,

        @Schema(description = "At most 200 characters") String description,
        Boolean enabled) {
    private static final int MAX_DESCRIPTION_LENGTH = 200;

    /** @throws io.whisperrest.api.error.ApiProblem 422 */
    List<WebhookEvent> checkedEvents() {
        if (events == null || events.isEmpty()) {
            throw Problems.invalid("events", "Choose at least one of " + words() + ".");
        }
        return events.stream()
                .map(word -> WebhookEvent.of(word)
                        .orElseThrow(() -> Problems.invalid("events", "Events are " + words() + ".")))
                .distinct()
                .toList();
    }

    /** @throws io.whisperrest.api.error.ApiProblem 422 */
    Include checkedInclude() {
        return Include.of(include).orElseThrow(() -> Problems.invalid("include", "Include none, text or transcript."));
    }

    /** Null when it is empty. */
    String checkedDescription() {
        if (description != null && description.length() > MAX_DESCRIPTION_LENGTH) {
            throw Problems.invalid(
                    "description", "A description has at most " + MAX_DESCRIPTION_LENGTH + " characters.");
        }
        return description == null || description.isBlank() ? null : description.strip();
    }

    private static String words() {
        return Arrays.stream(WebhookEvent.values()).map(WebhookEvent::word).collect(Collectors.joining(", "));
    }
}
