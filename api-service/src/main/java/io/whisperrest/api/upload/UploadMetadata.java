package io.whisperrest.api.upload;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.FileName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The {@code Upload-Metadata} header of tus: {@code key base64,key base64}. Unknown keys are ignored. */
record UploadMetadata(String name, String mediaType) {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_TYPE_LENGTH = 255;

    /** @throws ApiProblem 400 when the header is malformed */
    static UploadMetadata of(String header) {
        Map<String, String> values = new HashMap<>();
        if (header != null && !header.isBlank()) {
            if (header.length() > MAX_LENGTH) {
                throw Problems.malformed("Upload-Metadata has at most " + MAX_LENGTH + " characters.");
            }
            for (String pair : header.split(",", -1)) {
                String[] words = pair.strip().split(" ", 2);
                if (words[0].isEmpty() || values.put(words[0], decoded(words)) != null) {
                    throw Problems.malformed(
                            "Upload-Metadata must hold pairs of a key, once each, and a base64 value.");
                }
            }
        }
        return new UploadMetadata(FileName.cleaned(values.get("filename")), shortened(values.get("filetype")));
    }

    private static String decoded(String[] words) {
        String text;
        try {
            text = words.length == 1 ? "" : new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.malformed("A value of Upload-Metadata is not Base64.");
        }
        if (text.indexOf('\0') >= 0) {
            throw Problems.malformed("A value of Upload-Metadata holds the character U+0000.");
        }
        return text;
    }

    private static String shortened(String mediaType) {
        return mediaType == null || mediaType.length() <= MAX_TYPE_LENGTH
                ? mediaType
                : mediaType.substring(0, MAX_TYPE_LENGTH);
    }
}
