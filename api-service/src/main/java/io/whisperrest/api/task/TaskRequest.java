package io.whisperrest.api.task;

import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.queue.Lane;
import java.util.Map;

/**
 * A request for a task, apart from the audio.
 *
 * @param apiKeyId id of the API key of the request, null = none
 * @param idempotencyKey null = none
 * @param waiting true when the caller waits for the result: the task goes to the lane {@code hi}
 * @param contentLength of the request, −1 when unknown
 */
public record TaskRequest(
        String userId,
        String apiKeyId,
        String dialect,
        String requestId,
        String idempotencyKey,
        boolean waiting,
        long contentLength) {

    /** The same request without its idempotency key, for one of several actions in a call. */
    TaskRequest withoutKey() {
        return new TaskRequest(userId, apiKeyId, dialect, requestId, null, waiting, contentLength);
    }

    /**
     * The form fields, known only while the body is being read.
     *
     * @param model id, null = the default
     * @param lane null = by the rule of the queue
     * @param metadata the caller's own pairs, empty = none
     * @param webhookUrl called when the task ends, not validated yet; null = none
     */
    public record Form(
            String name,
            String model,
            TaskOptions options,
            Lane lane,
            Map<String, String> metadata,
            String webhookUrl) {
        public Form(String name, String model, TaskOptions options) {
            this(name, model, options, null, Map.of(), null);
        }
    }
}
