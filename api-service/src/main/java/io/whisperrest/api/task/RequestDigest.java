package io.whisperrest.api.task;

import io.whisperrest.hash.Sha256;
import io.whisperrest.model.task.TaskJson;

/** Tells a repeated request from another one: a hash of what was asked and of the file's content, not of the frame it came in. */
final class RequestDigest {
    private RequestDigest() {}

    /** @param content SHA-256 of the audio, or what else names it */
    static String of(TaskRequest request, TaskRequest.Form form, String content) {
        return Sha256.hex(String.join(
                "\n",
                request.door(),
                form.model(),
                String.valueOf(form.lane()),
                TaskJson.write(form.options()),
                TaskJson.write(form.metadata()),
                String.valueOf(form.webhookUrl()),
                content));
    }
}
