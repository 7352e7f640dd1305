package io.whisperrest.api.task;

import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.queue.Lane;
import java.util.Map;

/**
 * A task to be accepted.
 *
 * @param id of the task, chosen before its audio was received
 * @param apiKeyId null = created with a token
 * @param dialect of the request: {@code classic}, {@code api}, {@code openai}
 * @param retryOf id of the task whose audio it shares, null = none
 * @param name of the file as the client sent it; untrusted data, may be null
 * @param webhookUrl called when the task ends; null = none
 */
record Submission(
        String id,
        String userId,
        String apiKeyId,
        String dialect,
        String requestId,
        Lane lane,
        String name,
        String model,
        TaskOptions options,
        Map<String, String> metadata,
        String webhookUrl,
        ReceivedAudio audio,
        String retryOf,
        long now) {}
