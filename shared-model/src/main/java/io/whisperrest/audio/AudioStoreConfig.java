package io.whisperrest.audio;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where both services keep audio. */
@ConfigMapping(prefix = "audio")
public interface AudioStoreConfig {
    /** An S3 bucket, {@code s3://bucket} or {@code s3://bucket/prefix}; empty = files in DATA_DIR. */
    Optional<String> store();
}
