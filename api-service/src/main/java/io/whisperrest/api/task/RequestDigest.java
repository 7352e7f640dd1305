package io.whisperrest.api.task;

import io.whisperrest.hash.Sha256;
import io.whisperrest.model.task.TaskJson;

/** Distinguishes a repeated request from a different one: hashes the options and the file's content, not its transfer encoding. */
final class RequestDigest {
    private RequestDigest() {}

    /** @param content SHA-256 of the audio, or another identifier of it */
    static String of(TaskRequest request, TaskRequest.Form form, String content) {
        return Sha256.hex(String.join(
                "\n",
                request.dialect(),
                form.model(),
                String.valueOf(form.lane()),
                TaskJson.write(form.options()),
                TaskJson.write(form.metadata()),
                String.valueOf(form.webhookUrl()),
                content));
    }
}
