package io.whisperrest.api.task;

import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.queue.Lane;
import java.util.Map;

/**
 * A task about to be accepted.
 *
 * @param id the task's, chosen before its audio was received
 * @param apiKeyId null = made with a token
 * @param door which dialect it came through: {@code classic}, {@code api}, {@code openai}
 * @param retryOf id of the task whose audio it shares, null = none
 * @param name as the sender called the file; data only, may be null
 * @param webhookUrl called at its end; null = none
 */
record Submission(
        String id,
        String userId,
        String apiKeyId,
        String door,
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
