package io.whisperrest.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where all persistent data is kept. Both services share it. */
@ConfigMapping(prefix = "data")
public interface DataConfig {
    /** Contains {@code db/}, {@code audio/}, {@code tmp/}, {@code backup/}, {@code keys/}. Must be one local file system. */
    @WithDefault("data")
    Path dir();
}
