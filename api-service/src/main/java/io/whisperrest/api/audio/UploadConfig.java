package io.whisperrest.api.audio;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be sent. */
@ConfigMapping(prefix = "upload")
public interface UploadConfig {
    /** Largest audio file. */
    @WithDefault("2G")
    MemorySize maxSize();

    /** Free space below which nothing is accepted: more than database and queue can grow meanwhile. */
    @WithDefault("5G")
    MemorySize minFreeSpace();

    /** Largest piece of a resumable upload. */
    @WithDefault("8M")
    MemorySize chunkSize();

    /** How long a resumable upload waits for its next byte, or for a task. */
    @WithDefault("24H")
    Duration expiry();

    /** Resumable uploads of a user that no task has used. */
    @WithDefault("20")
    int maxUnfinished();

    /** Bytes a second; a body that comes more slowly is refused. 0 = at any pace. */
    @WithDefault("1K")
    MemorySize minRate();

    /** Time over which the pace is measured: pauses shorter than this cost nothing. No default here: the server's read time-out is the same. */
    Duration minRateOver();
}
