package io.whisperrest.api.audio;

import io.whisperrest.model.task.Task;

/**
 * Audio that is durable in the store.
 *
 * @param key in the store
 * @param sha256 lower-case hex of the bytes as sent
 */
public record ReceivedAudio(String key, long bytes, String sha256, AudioFormat format) {

    /** The audio of a task, while it is stored. */
    public static ReceivedAudio of(Task task) {
        return new ReceivedAudio(
                task.audioKey(), task.audioBytes(), task.audioSha256(), AudioFormat.of(task.mediaType()));
    }
}
