package io.whisperrest.api.upload;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.FileName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The header {@code Upload-Metadata} of tus: {@code key base64,key base64}. Keys of other programs' own are read past. */
record UploadMetadata(String name, String mediaType) {
    private static final int LONGEST = 4096;
    private static final int LONGEST_TYPE = 255;

    /** @throws ApiProblem 400 when it cannot be read */
    static UploadMetadata of(String header) {
        Map<String, String> values = new HashMap<>();
        if (header != null && !header.isBlank()) {
            if (header.length() > LONGEST) {
                throw Problems.malformed("Upload-Metadata has at most " + LONGEST + " characters.");
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
        try {
            return words.length == 1 ? "" : new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.malformed("A value of Upload-Metadata is no base64.");
        }
    }

    private static String shortened(String mediaType) {
        return mediaType == null || mediaType.length() <= LONGEST_TYPE
                ? mediaType
                : mediaType.substring(0, LONGEST_TYPE);
    }
}
