package io.whisperrest.api.task;

import io.whisperrest.model.task.TaskOptions;
import java.util.Map;

/**
 * What a caller asks for beside the audio.
 *
 * @param idempotencyKey null = none
 * @param waiting true when the caller waits for the answer: the task goes to the lane {@code hi}
 * @param contentLength of the request, −1 when unknown
 */
public record TaskRequest(
        String userId, String door, String requestId, String idempotencyKey, boolean waiting, long contentLength) {

    /** The same without an idempotency key: for one of several acts in a call. */
    TaskRequest withoutKey() {
        return new TaskRequest(userId, door, requestId, null, waiting, contentLength);
    }

    /**
     * The form fields, known only while the body is being read.
     *
     * @param model id, null = the default
     * @param metadata the caller's own pairs, empty = none
     * @param webhookUrl to be called at the end, not checked yet; null = none
     */
    public record Form(
            String name, String model, TaskOptions options, Map<String, String> metadata, String webhookUrl) {
        public Form(String name, String model, TaskOptions options) {
            this(name, model, options, Map.of(), null);
        }
    }
}
