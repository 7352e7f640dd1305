package io.whisperrest.api.audio;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of uploads. */
@ConfigMapping(prefix = "upload")
public interface UploadConfig {
    /** Largest audio file. */
    @WithDefault("2G")
    MemorySize maxSize();

    /** Largest chunk of a resumable upload. */
    @WithDefault("8M")
    MemorySize chunkSize();

    /** A resumable upload expires after this time without a new byte or a task. */
    @WithDefault("24H")
    Duration expiry();

    /** Limit per user of resumable uploads that no task has used. */
    @WithDefault("20")
    int maxUnfinished();

    /** Bytes per second; a slower body is rejected. 0 = no minimum. */
    @WithDefault("1K")
    MemorySize minRate();

    /** Time over which the rate is measured; shorter pauses do not count. No default here: it equals the server's read timeout. */
    Duration minRateOver();
}
