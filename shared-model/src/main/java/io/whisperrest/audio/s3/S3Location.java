package io.whisperrest.audio.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket and the beginning of all names in it.
 *
 * @param prefix empty, or ends in a slash
 */
record S3Location(String bucket, String prefix) {
    private static final Pattern URL =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9!_.*'()/-]*))?");

    /** @throws IllegalStateException when it is not {@code s3://bucket} or {@code s3://bucket/prefix} */
    static S3Location parse(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw new IllegalStateException(
                    "AUDIO_STORE is not like s3://bucket/prefix: correct it, or remove it to keep audio in DATA_DIR");
        }
        String prefix = parts.group(2) == null ? "" : parts.group(2).replaceAll("^/+|/+$", "");
        return new S3Location(parts.group(1), prefix.isEmpty() ? "" : prefix + "/");
    }

    String name(String suffix) {
        return prefix + suffix;
    }
}
