package io.whisperrest.api.audio;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What may be sent. */
@ConfigMapping(prefix = "upload")
public interface UploadConfig {
    /** Largest audio file. */
    @WithDefault("2G")
    MemorySize maxSize();

    /** Free space below which nothing is accepted: more than database and queue can grow meanwhile. */
    @WithDefault("5G")
    MemorySize minFreeSpace();
}
