package io.whisperrest.api.task;

import io.whisperrest.model.task.TaskJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells a repeated request from another one: a hash of what was asked and of the file's content, not of the frame it came in. */
final class RequestDigest {
    private RequestDigest() {}

    /** @param content SHA-256 of the audio, or what else names it */
    static String of(TaskRequest request, TaskRequest.Form form, String content) {
        String asked = String.join(
                "\n",
                request.door(),
                form.model(),
                String.valueOf(form.lane()),
                TaskJson.write(form.options()),
                TaskJson.write(form.metadata()),
                String.valueOf(form.webhookUrl()),
                content);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
