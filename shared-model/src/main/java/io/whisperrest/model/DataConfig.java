package io.whisperrest.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where everything that must survive is kept; both services share it. */
@ConfigMapping(prefix = "data")
public interface DataConfig {
    /** Holds {@code db/}, {@code audio/}, {@code tmp/}, {@code backup/}, {@code keys/}. One local file system. */
    @WithDefault("data")
    Path dir();
}
