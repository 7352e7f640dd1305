package io.whisperrest.api.task;

import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.queue.Lane;
import java.util.Map;

/**
 * What a caller asks for beside the audio.
 *
 * @param apiKeyId id of the key it came with, null = none
 * @param idempotencyKey null = none
 * @param waiting true when the caller waits for the answer: the task goes to the lane {@code hi}
 * @param contentLength of the request, −1 when unknown
 */
public record TaskRequest(
        String userId,
        String apiKeyId,
        String door,
        String requestId,
        String idempotencyKey,
        boolean waiting,
        long contentLength) {

    /** The same without an idempotency key: for one of several acts in a call. */
    TaskRequest withoutKey() {
        return new TaskRequest(userId, apiKeyId, door, requestId, null, waiting, contentLength);
    }

    /**
     * The form fields, known only while the body is being read.
     *
     * @param model id, null = the default
     * @param lane null = by the rule of the queue
     * @param metadata the caller's own pairs, empty = none
     * @param webhookUrl to be called at the end, not checked yet; null = none
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
