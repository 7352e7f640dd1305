package io.whisperrest.disk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The reserve of free space on the disk of {@code DATA_DIR}. Both services need the same value. */
@ConfigMapping(prefix = "upload")
public interface DiskConfig {
    /**
     * Below this much free space no upload is accepted. The database and the queue grow into it, and the worker may use half of it
     * to finish accepted tasks.
     */
    @WithDefault("5G")
    MemorySize minFreeSpace();
}
